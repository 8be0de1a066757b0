import type { SourceRef } from '../../../model/confidence.ts';
import type { Finding } from '../../../model/finding.ts';
import type { KeywordAudit } from './audit-keywords.ts';
import type { AuditedKeywords } from './audit-marketplace.ts';
import type { WasteReason } from './waste.ts';
import { countText, percentText, WASTE_TEXT } from './keyword-wording.ts';

/** Our own arithmetic on the seller's files; the rules it keeps have sources of their own. */
const OWN: SourceRef = { id: 'own', title: 'our own arithmetic on your files', confidence: 'c' };

interface Weighed {
  readonly finding: Finding;
  /** What it may bring, on the scale of the phrases. */
  readonly weight: number;
}

function whereOf({ listing }: AuditedKeywords): Finding['where'] {
  const { sku, asin, marketplace } = listing;
  return { sku, ...(asin === null ? {} : { asin }), ...(marketplace === null ? {} : { marketplace }) };
}

/** Searches where phrases are weighed by them; else a number of phrases says more than a weight. */
function gainText(one: AuditedKeywords, weight: number, phrases: number): string {
  const count = countText(phrases, 'phrase', 'phrases');
  return one.basis === 'monthly-searches' ? `${count} (${weight.toLocaleString('en-US')} searches a month)` : count;
}

function termsFinding(one: AuditedKeywords): Weighed[] {
  const { packed, coverage, listing } = one;
  if (packed === null || packed.gained.phrases === 0) return [];
  const total = coverage.total.weight;
  const today = coverage.covered.weight;
  const weight = packed.covered.weight - today;
  const more = packed.covered.phrases - coverage.covered.phrases;
  if (!(weight > 0)) return [];
  const gain = more > 0 ? gainText(one, weight, more) : `${weight.toLocaleString('en-US')} searches a month`;
  const from = listing.searchTerms === null ? 'by the visible fields' : 'today';
  return [
    {
      weight,
      finding: {
        rule: 'KEYWORDS-SEARCH-TERMS',
        severity: 'info',
        basis: 'advice',
        field: 'search-terms',
        where: whereOf(one),
        message: `Other search terms cover ${gain} more: ${percentText(today / total)} covered ${from}, ${percentText(packed.covered.weight / total)} with the proposal of ${packed.bytes} bytes.`,
        fix: packed.text,
        evidence: { measured: packed.bytes, limit: packed.limit, unit: 'bytes' },
        source: OWN,
      },
    },
  ];
}

function wasteFinding(one: AuditedKeywords): Weighed[] {
  const { waste } = one;
  if (waste === null || waste.wastedBytes === 0) return [];
  const silent: readonly WasteReason[] = ['useless', 'in-description'];
  const parts = waste.byReason
    .filter(({ reason }) => !silent.includes(reason))
    .map(({ reason, bytes }) => `${bytes} on ${WASTE_TEXT[reason]}`);
  const words = waste.wasted.filter(({ reason }) => !silent.includes(reason)).map(({ word }) => word);
  return [
    {
      weight: 0,
      finding: {
        rule: 'KEYWORDS-WASTE',
        severity: 'info',
        basis: 'advice',
        field: 'search-terms',
        where: whereOf(one),
        message: `${waste.wastedBytes} of ${waste.bytes} bytes of the search terms bring nothing: ${parts.join(', ')}.`,
        fix: `Take out: ${words.slice(0, 12).join(' ')}${words.length > 12 ? ` and ${words.length - 12} more` : ''}`,
        evidence: { measured: waste.wastedBytes, limit: 0, unit: 'bytes' },
        source: OWN,
      },
    },
  ];
}

function titleFinding(one: AuditedKeywords): Weighed[] {
  const { cut } = one;
  if (cut === null) return [];
  const { inTitle, limit } = cut;
  const kept =
    inTitle.before.weight > 0
      ? ` It keeps ${percentText(inTitle.after.weight / inTitle.before.weight)} of the weight of the phrases in the title.`
      : '';
  return [
    {
      weight: inTitle.before.weight,
      finding: {
        rule: 'KEYWORDS-TITLE-CUT',
        severity: 'info',
        basis: 'question',
        field: 'title',
        where: whereOf(one),
        message: `The title has ${cut.length} characters, ${limit.max} are allowed (${limit.rule.id}). A draft of ${cut.titleLength} is below.${kept} Does it still say what the product is?`,
        fix: cut.title,
        evidence: { measured: cut.length, limit: limit.max, unit: 'characters' },
        source: OWN,
      },
    },
  ];
}

function queryFindings(audit: KeywordAudit): Weighed[] {
  return audit.queries.flatMap(({ diagnosis, listing }): Weighed[] => {
    const { verdict, query, clicked, bought, impressions, clicks, asin, marketplace } = diagnosis;
    const rate = verdict === 'shown-not-clicked' ? clicked : verdict === 'clicked-not-bought' ? bought : null;
    if (rate === null) return [];
    const what = verdict === 'shown-not-clicked' ? 'shown and not clicked' : 'clicked and not bought';
    const trials = verdict === 'shown-not-clicked' ? impressions.own : clicks.own;
    const own = rate.own.count / rate.own.n;
    const others = rate.others.count / rate.others.n;
    return [
      {
        weight: 0,
        finding: {
          rule: verdict === 'shown-not-clicked' ? 'KEYWORDS-NOT-CLICKED' : 'KEYWORDS-NOT-BOUGHT',
          severity: 'info',
          basis: 'advice',
          where: {
            ...(asin === null ? {} : { asin }),
            ...(listing === null ? {} : { sku: listing.sku }),
            ...(marketplace === null ? {} : { marketplace }),
          },
          message: `"${query}" is ${what}: ${percentText(own)} of ${trials.toLocaleString('en-US')} against ${percentText(others)} of the others.`,
          fix:
            verdict === 'shown-not-clicked'
              ? 'Compare main image, title, price and rating with those shown beside it.'
              : 'Compare price, delivery, reviews and the page with those that are bought.',
          source: OWN,
        },
      },
    ];
  });
}

function sharedFindings(audit: KeywordAudit): Weighed[] {
  return audit.shared.slice(0, 5).map(({ target, skus, marketplace }) => ({
    weight: 0,
    finding: {
      rule: 'KEYWORDS-SHARED-TITLE',
      severity: 'info',
      basis: 'question',
      field: 'title',
      where: marketplace === null ? {} : { marketplace },
      message: `"${target.phrase}" stands in the titles of ${skus.length} listings: ${skus.slice(0, 4).join(', ')}${skus.length > 4 ? ' and more' : ''}. Are they variations of one parent? If not, they compete.`,
      source: OWN,
    },
  }));
}

/** What to do, what brings most first. */
export function keywordFindings(audit: KeywordAudit): Finding[] {
  const perListing = audit.listings.flatMap((one) => [
    ...termsFinding(one),
    ...titleFinding(one),
    ...wasteFinding(one),
  ]);
  return [...perListing, ...queryFindings(audit), ...sharedFindings(audit)]
    .sort((a, b) => b.weight - a.weight)
    .map(({ finding }) => finding);
}
