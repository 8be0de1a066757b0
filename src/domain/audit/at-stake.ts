import type { Finding, SearchVolume } from '../../model/finding.ts';
import type { IsoDate } from '../../model/period.ts';
import { RECENT_DAYS, type RecentSales, recentSales } from '../../model/recent-sales.ts';
import type { KeywordRecord } from '../../model/records/keyword.ts';
import type { RecordSet } from '../../model/records/record.ts';
import type { AuditListingsResult } from './audit-listings.ts';
import { type ListingText, piecesOf, TEXT_PARTS } from './listing-text.ts';
import type { CheckedListing } from './run-checks.ts';
import { codePoints } from './text/count.ts';
import { roughStem, wordsOf } from './text/words.ts';

/** A phrase shoppers search by. */
interface Phrase {
  readonly stems: readonly string[];
  readonly monthly: number;
}

/** The phrases of one marketplace and language, by the tool that gives most of them. */
interface Phrases {
  readonly tool: string;
  readonly list: readonly Phrase[];
}

/** Rules that ask for a text to go, be cut, or that let Amazon ignore it: only then do its searches depend on it. */
const TAKES_AWAY =
  /^(?:TITLE-(?:LEN-75|LEN-200|PROMO|SUBJECTIVE)|HL-LEN-125|DESC-LEN|KW-BYTES.*|KW-(?:SUBJECTIVE|TEMPORARY|STOP|MISSPELL)|BULLET-(?:LEN|CLAIMS|GUARANTEE|COMPARE|AWARD)|TEXT-.*)$/;
/** Rules whose evidence is where the text begins to hang over: all from there on is at stake. */
const OVERHANG = /^(?:TITLE-LEN|HL-LEN|DESC-LEN|BULLET-LEN|KW-BYTES-SPACES|KW-BYTES-97779)/;
/** Rules by which Amazon ignores the whole field. */
const WHOLE_FIELD = /^KW-BYTES(?:-JP|-IN)?$/;

function stemsOf(text: string, language: string): string[] {
  return wordsOf(text).map(({ key }) => roughStem(key, language));
}

/** The phrases of a marketplace; of several tools the one with most phrases, because volumes of tools are never added. */
function phrasesFor(records: readonly KeywordRecord[], listing: ListingText): Phrases | null {
  const here = records.filter(
    ({ marketplace, monthlyVolume }) =>
      monthlyVolume !== null && monthlyVolume > 0 && (marketplace === null || marketplace === listing.marketplace),
  );
  const [best] = [...Map.groupBy(here, ({ tool }) => tool)].sort(([, left], [, right]) => right.length - left.length);
  if (best === undefined) return null;
  const volumes = new Map<string, number>();
  for (const { phrase, monthlyVolume } of best[1]) {
    const key = phrase.trim().toLowerCase();
    volumes.set(key, Math.max(volumes.get(key) ?? 0, monthlyVolume ?? 0));
  }
  const list = [...volumes].map(([phrase, monthly]) => ({ stems: stemsOf(phrase, listing.language), monthly }));
  return { tool: best[0], list: list.filter(({ stems }) => stems.length > 0) };
}

function counted(stems: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** UTF-16 range of the text a finding would have go. */
function stretchOf(finding: Finding, text: string): string | null {
  if (WHOLE_FIELD.test(finding.rule)) return text;
  const { position, text: evidence } = finding.evidence ?? {};
  if (position === undefined) return null;
  const signs = [...text];
  if (OVERHANG.test(finding.rule)) return signs.slice(position).join('');
  return evidence === undefined ? null : signs.slice(position, position + codePoints(evidence)).join('');
}

/** Searches whose phrases the listing covers now and would not without the text of the finding. */
function volumeOf(
  finding: Finding,
  listing: ListingText,
  all: ReadonlyMap<string, number>,
  phrases: Phrases,
): SearchVolume | null {
  if (!TAKES_AWAY.test(finding.rule)) return null;
  const piece = piecesOf(listing, TEXT_PARTS).find(({ field }) => field === finding.field);
  const stretch = piece === undefined ? null : stretchOf(finding, piece.text);
  if (stretch === null) return null;
  const gone = counted(stemsOf(stretch, listing.language));
  const lost = new Set([...gone].filter(([stem, count]) => (all.get(stem) ?? 0) <= count).map(([stem]) => stem));
  if (lost.size === 0) return null;
  const needing = phrases.list.filter(
    ({ stems }) => stems.every((stem) => all.has(stem)) && stems.some((stem) => lost.has(stem)),
  );
  if (needing.length === 0) return null;
  const monthly = needing.reduce((sum, phrase) => sum + phrase.monthly, 0);
  return { monthly, phrases: needing.length, tool: phrases.tool };
}

function withVolume(finding: Finding, volume: SearchVolume | null): Finding {
  if (volume === null) return finding;
  const { monthly, phrases, tool } = volume;
  const counts = `${phrases} ${phrases === 1 ? 'phrase' : 'phrases'} of ${monthly} searches a month (${tool})`;
  return { ...finding, searchVolume: volume, message: `${finding.message} ${counts} found by this text alone.` };
}

function withSales(finding: Finding, sales: RecentSales): Finding {
  if (finding.severity !== 'error' || finding.stake !== undefined || sales.end === null) return finding;
  const amount = sales.of(finding.where.sku ?? '', finding.where.marketplace ?? null);
  if (amount === null || amount.minor <= 0) return finding;
  const stakeBasis = `sales of this product in the ${RECENT_DAYS} days to ${sales.end}; exposed, not lost`;
  return { ...finding, stake: amount, stakeBasis };
}

/**
 * Says with each finding what hangs on it, where files at hand tell: monthly searches of known phrases that are found
 * only with the text (volumes of one keyword tool), and for errors the product's sales of the last 28 days.
 */
export function withStakes(result: AuditListingsResult, records: RecordSet, asOf: IsoDate): AuditListingsResult {
  const sales = recentSales(records['order-line'], asOf);
  const known = new Map<string, Phrases | null>();
  const phrasesOf = (listing: ListingText): Phrases | null => {
    const key = `${listing.marketplace ?? ''} ${listing.language}`;
    if (!known.has(key)) known.set(key, phrasesFor(records.keyword, listing));
    return known.get(key) ?? null;
  };
  if (records.keyword.length === 0 && records['order-line'].length === 0) return result;
  const listings = result.listings.map((checked): CheckedListing => {
    const phrases = checked.findings.length === 0 ? null : phrasesOf(checked.listing);
    const all =
      phrases === null
        ? null
        : counted(piecesOf(checked.listing, TEXT_PARTS).flatMap(({ text }) => stemsOf(text, checked.listing.language)));
    const findings = checked.findings.map((finding) => {
      const volume = phrases === null || all === null ? null : volumeOf(finding, checked.listing, all, phrases);
      return withSales(withVolume(finding, volume), sales);
    });
    return { ...checked, findings };
  });
  return { ...result, listings };
}
