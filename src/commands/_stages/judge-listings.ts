import type { AuditListingsOptions, AuditListingsResult } from '../../domain/audit/audit-listings.ts';
import type { JudgePart, JudgeWork } from '../../domain/audit/judge-part.ts';
import type { RecordSet } from '../../model/records/record.ts';

/** Fewer listings are judged before threads have started. */
const FEWEST = 1_000;

export interface ThreadOptions {
  /** Default: as many as there are cores. One is the thread that is there. */
  readonly threads?: number;
  /** Listings from which on threads are started. */
  readonly fewest?: number;
}

/** Audits listings as `auditListings`, many of them on all cores; the result is the same whatever their number. */
export async function judgeListings(
  records: RecordSet,
  options: AuditListingsOptions,
  { threads, fewest = FEWEST }: ThreadOptions = {},
): Promise<AuditListingsResult> {
  const { prepareAudit } = await import('../../domain/audit/audit-listings.ts');
  const audit = prepareAudit(records, options);
  if (audit.listings.length < fewest) return audit.result(audit.judged());
  const [{ inThreads, threadsAtHand }, { joinedParts, partsOf, workOf }] = await Promise.all([
    import('../../cli/threads.ts'),
    import('../../domain/audit/judge-part.ts'),
  ]);
  const count = threads ?? threadsAtHand();
  const shared = workOf(audit);
  const parts = partsOf(audit);
  if (count < 2 || parts.length < 2 || shared === null) return audit.result(audit.judged());
  const answers = await inThreads<JudgePart, string>({ module: import.meta.url, shared }, parts, count);
  return audit.result(joinedParts(parts, answers));
}

/** What a thread that loads this file does: see `ThreadModule`. */
export async function startThread(shared: unknown): Promise<(part: unknown) => unknown> {
  const { partJudge } = await import('../../domain/audit/judge-part.ts');
  const judge = partJudge(shared as JudgeWork);
  return (part) => judge(part as JudgePart);
}
