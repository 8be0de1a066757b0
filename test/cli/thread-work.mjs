/** What the threads of threads.test.ts do: multiply, fail, or end. */
export async function startThread(factor) {
  return ({ value }) => {
    if (value === 'bad') throw new Error('this part is bad');
    if (value === 'exit') process.exit(3);
    return value * factor;
  };
}
