import type { KeywordAudit } from './audit-keywords.ts';
import type { AuditedKeywords, MarketplaceTargets } from './audit-marketplace.ts';
import { compoundHints } from './compounds.ts';
import type { Amount, PlacedTarget } from './coverage.ts';
import { indexListing, STRONG } from './listing-index.ts';
import type {
  AmountData,
  AuditKeywordsData,
  KeywordListingData,
  KeywordPhraseData,
  PackedTermsData,
  QueryData,
  RateData,
  TitleCutData,
  WasteData,
} from './keywords-data.ts';
import type { PackedTerms } from './pack-listing.ts';
import type { JudgedQuery } from './query-listings.ts';
import { LEVEL, type RateComparison } from './rate-comparison.ts';
import type { FieldLimit } from './search-term-limits.ts';
import type { WeighedTarget, WeightBasis } from './target.ts';
import type { TitleCut } from './title-cut.ts';
import { isCoveredTier } from './tiers.ts';
import type { WasteReport } from './waste.ts';

/** So many phrases are named with each chosen word. */
const COMPLETED = 5;
/** So many phrases that fit no listing are named. */
const EXAMPLES = 10;

/** Turns weights into what a program reads: searches a month only where they are searches. */
export class Measure {
  readonly #basis: WeightBasis;
  readonly #total: number;

  constructor(basis: WeightBasis, total: number) {
    this.#basis = basis;
    this.#total = total;
  }

  volume(weight: number): number | null {
    return this.#basis === 'monthly-searches' ? weight : null;
  }

  share(weight: number): number | null {
    return this.#total > 0 ? Math.min(1, round(weight / this.#total)) : null;
  }

  amount({ phrases, weight }: Amount): AmountData {
    return { phrases, volume: this.volume(weight), share: this.share(weight) };
  }
}

/** Six places: enough for shares, and free of the noise of sums. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export function measureOf({ basis, coverage }: AuditedKeywords): Measure {
  return new Measure(basis, coverage.total.weight);
}

function volumeOf(target: WeighedTarget): number | null {
  return target.volume?.volume ?? null;
}

function packedData(packed: PackedTerms | null, limit: FieldLimit | null, measure: Measure): PackedTermsData | null {
  if (packed === null) return null;
  return {
    text: packed.text,
    bytes: packed.bytes,
    limit: packed.limit,
    rule: limit?.rule.id ?? null,
    words: packed.words.map(({ word, bytes, inDescription, completes }) => ({
      word,
      bytes,
      inDescription,
      phrases: completes.length,
      volume: measure.volume(completes.reduce((sum, { weight }) => sum + weight, 0)),
      completes: completes.slice(0, COMPLETED).map((target) => ({ phrase: target.phrase, volume: volumeOf(target) })),
    })),
    kept: packed.kept,
    covered: measure.amount(packed.covered),
    gained: measure.amount(packed.gained),
    unreachable: packed.unreachable.map(({ reason, example, ...amount }) => ({
      reason,
      example,
      ...measure.amount(amount),
    })),
  };
}

function wasteData(waste: WasteReport | null): WasteData | null {
  if (waste === null) return null;
  const { bytes, wastedBytes, uselessBytes, byReason, wasted } = waste;
  return { bytes, wastedBytes, uselessBytes, byReason, words: wasted };
}

function cutData(cut: TitleCut | null, one: AuditedKeywords, measure: Measure): TitleCutData | null {
  if (cut === null) return null;
  return {
    before: cut.before,
    length: cut.length,
    limit: cut.limit.max,
    rule: cut.limit.rule.id,
    title: cut.title,
    titleLength: cut.titleLength,
    highlights: cut.highlights,
    highlightsLimit: cut.highlightsLimit,
    parts: cut.parts,
    searchTerms: packedData(cut.terms, one.scene.limits.safe, measure),
    inTitle: { before: measure.amount(cut.inTitle.before), after: measure.amount(cut.inTitle.after) },
    covered: { before: measure.amount(cut.covered.before), after: measure.amount(cut.covered.after) },
  };
}

function phraseData(
  { target, placement }: PlacedTarget,
  present: ReadonlySet<string>,
  language: string,
): KeywordPhraseData {
  return {
    phrase: target.phrase,
    volume: volumeOf(target),
    volumeIsAtLeast: target.volume?.isAtLeast ?? false,
    source: target.volume?.source ?? target.sources[0] ?? null,
    why: target.why,
    otherVolumes: target.otherVolumes.map(({ source, volume }) => ({ source, volume })),
    tier: placement.tier,
    missing: placement.missing.map(({ surface }) => surface),
    compoundHints: compoundHints(
      placement.missing.map(({ key }) => key),
      present,
      language,
    ),
  };
}

/** Phrases that today's search terms cover and the proposal does not. */
function lostData(
  { packed, coverage, scene }: AuditedKeywords,
  measure: Measure,
): KeywordListingData['lostByProposal'] {
  if (packed === null) return null;
  const lost = scene.targets.filter(
    (_, position) => isCoveredTier(coverage.tierOf[position] ?? 0) && packed.isCovered[position] === 0,
  );
  const weight = lost.reduce((sum, target) => sum + target.weight, 0);
  return { ...measure.amount({ phrases: lost.length, weight }), example: lost[0]?.phrase ?? null };
}

/** The listing as programs read it, with its heaviest phrases. */
export function listingData(one: AuditedKeywords, phrases: number): KeywordListingData {
  const { listing, scene, coverage, by } = one;
  const measure = measureOf(one);
  const present = indexListing(scene.texts, scene.rules).words(STRONG);
  return {
    sku: listing.sku,
    asin: listing.asin,
    marketplace: listing.marketplace,
    language: listing.language,
    total: measure.amount(coverage.total),
    covered: measure.amount(coverage.covered),
    assignedBy: [...by].map(([how, count]) => ({ how, phrases: count })),
    tiers: coverage.tiers.map(({ tier, ...amount }) => ({ tier, ...measure.amount(amount) })),
    fields: coverage.fields.map(({ field, told, alone, adds }) => ({
      field,
      told,
      alone: measure.amount(alone),
      adds: measure.amount(adds),
    })),
    searchTerms: listing.searchTerms?.text ?? null,
    waste: wasteData(one.waste),
    proposal: packedData(one.packed, scene.limits.safe, measure),
    lostByProposal: lostData(one, measure),
    strictProposal: packedData(one.packedStrictly, scene.limits.strictest, measure),
    titleCut: cutData(one.cut, one, measure),
    phrases: coverage.placed(phrases).map((placed) => phraseData(placed, present, listing.language)),
    notes: one.notes,
  };
}

function targetsData(shop: MarketplaceTargets): AuditKeywordsData['targets'][number] {
  const { targets, basis, unassigned } = shop;
  const sources = new Map<string, { phrases: number; volumesTaken: number }>();
  for (const target of targets) {
    for (const source of target.sources) {
      const sum = sources.get(source) ?? { phrases: 0, volumesTaken: 0 };
      sum.phrases += 1;
      if (target.volume?.source === source) sum.volumesTaken += 1;
      sources.set(source, sum);
    }
  }
  const measure = new Measure(basis, 0);
  const sum = (list: readonly WeighedTarget[]): number | null =>
    measure.volume(list.reduce((total, { weight }) => total + weight, 0));
  return {
    marketplace: shop.marketplace,
    language: shop.language,
    weightBasis: basis,
    phrases: targets.length,
    volume: sum(targets),
    withoutVolume: targets.filter(({ volume }) => volume === null).length,
    sources: [...sources].map(([source, counts]) => ({ source, ...counts })),
    differing: targets.filter(({ why }) => why !== null).length,
    leftOut: shop.leftOut,
    unassigned: {
      phrases: unassigned.length,
      volume: sum(unassigned),
      examples: unassigned.slice(0, EXAMPLES).map(({ phrase }) => phrase),
    },
    plurals: shop.plurals,
  };
}

function rateData(rate: RateComparison | null): RateData | null {
  if (rate === null) return null;
  const { verdict, own, others, ownInterval, othersInterval, needsMore } = rate;
  const share = ({ count, n }: { count: number; n: number }): number | null => (n === 0 ? null : round(count / n));
  return {
    verdict,
    count: own.count,
    n: own.n,
    rate: share(own),
    interval: [round(ownInterval[0]), round(ownInterval[1])],
    othersCount: others.count,
    othersN: others.n,
    othersRate: share(others),
    othersInterval: [round(othersInterval[0]), round(othersInterval[1])],
    needsMore,
  };
}

function queryData({ diagnosis, listing }: JudgedQuery): QueryData {
  const { marketplace, query, asin, brand, periods, verdict, impressions, clicks, purchases } = diagnosis;
  return {
    marketplace,
    query,
    asin,
    brand,
    periods,
    verdict,
    impressions,
    clicks,
    purchases,
    clicked: rateData(diagnosis.clicked),
    bought: rateData(diagnosis.bought),
    listing:
      listing === null
        ? null
        : {
            sku: listing.sku,
            tier: listing.placement.tier,
            missing: listing.placement.missing.map(({ surface }) => surface),
          },
  };
}

/** `data` of the document: `phrases` heaviest phrases are listed with each listing. */
export function auditKeywordsData(audit: KeywordAudit, phrases: number): AuditKeywordsData {
  return {
    asOf: audit.asOf,
    targets: audit.marketplaces.map(targetsData),
    listings: audit.listings.map((one) => listingData(one, phrases)),
    cannibalisation: audit.shared.map(({ marketplace, target, skus }) => ({
      marketplace,
      phrase: target.phrase,
      volume: volumeOf(target),
      skus,
    })),
    queries: { level: LEVEL, comparisons: audit.comparisons, rows: audit.queries.map(queryData) },
  };
}
