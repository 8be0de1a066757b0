/** Lets work begin while its memory fits beside that of the work that runs; what does not fit waits its turn. */
export interface MemoryBudget {
  /** Runs the work once `bytes` are free; more than the whole budget waits until nothing else runs. */
  within<Result>(bytes: number, work: () => Promise<Result>): Promise<Result>;
}

/** A budget of so many bytes, given out first come, first served. */
export function memoryBudget(total: number): MemoryBudget {
  let used = 0;
  const waiting: { readonly bytes: number; start(): void }[] = [];
  const next = (): void => {
    for (let first = waiting[0]; first !== undefined && used + first.bytes <= total; first = waiting[0]) {
      waiting.shift();
      used += first.bytes;
      first.start();
    }
  };
  return {
    async within(bytes, work) {
      const share = Math.min(bytes, total);
      await new Promise<void>((start) => {
        waiting.push({ bytes: share, start });
        next();
      });
      try {
        return await work();
      } finally {
        used -= share;
        next();
      }
    },
  };
}
