import type { AuditListingsOptions, AuditListingsResult } from '../../domain/audit/audit-listings.ts';
import type { JudgePart, JudgeWork } from '../../domain/audit/judge-part.ts';
import type { CheckedListing } from '../../domain/audit/run-checks.ts';
import type { RecordSet } from '../../model/records/record.ts';

/** Fewer listings are judged before threads have started. */
const FEWEST = 1_000;

export interface ThreadOptions {
  /** Default: as many as there are cores. One is the thread that is there. */
  readonly threads?: number;
  /** Listings from which on threads are started. */
  readonly fewest?: number;
  /** Listings a thread is given at a time. */
  readonly part?: number;
}

/** Audits listings as `auditListings`, many of them on all cores; the result is the same whatever their number. */
export async function judgeListings(
  records: RecordSet,
  options: AuditListingsOptions,
  { threads, fewest = FEWEST, part }: ThreadOptions = {},
): Promise<AuditListingsResult> {
  const { prepareAudit } = await import('../../domain/audit/audit-listings.ts');
  const audit = prepareAudit(records, options);
  const here = (): AuditListingsResult =>
    audit.result(audit.listings.map((_, place) => audit.findings(place, audit.judge(place))));
  if (audit.listings.length < fewest) return here();
  const [{ inThreads, threadsAtHand }, { partsOf, unpackedPart, workOf }] = await Promise.all([
    import('../../cli/threads.ts'),
    import('../../domain/audit/judge-part.ts'),
  ]);
  const count = threads ?? threadsAtHand();
  const shared = workOf(audit);
  const parts = partsOf(audit, part);
  if (count < 2 || parts.length < 2 || shared === null) return here();
  const checked: CheckedListing[] = Array.from({ length: audit.listings.length });
  await inThreads<JudgePart>({ module: import.meta.url, shared }, parts, count, ({ places }, answer) => {
    for (const [index, judged] of unpackedPart(answer as string).entries()) {
      const place = places[index];
      if (place !== undefined) checked[place] = audit.findings(place, judged);
    }
  });
  return audit.result(checked);
}

/** What a thread that loads this file does: see `ThreadModule`. */
export async function startThread(shared: unknown): Promise<(part: unknown) => unknown> {
  const { partJudge } = await import('../../domain/audit/judge-part.ts');
  const judge = partJudge(shared as JudgeWork);
  return (part) => judge(part as JudgePart);
}
