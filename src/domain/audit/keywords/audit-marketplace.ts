import type { IsoDate } from '../../../model/period.ts';
import type { ListingRule } from '../../../rules/policy/listing-rule.ts';
import type { ListingText } from '../listing-text.ts';
import type { Words } from '../words-by-language.ts';
import { assignTargets, type AssignedBy } from './assign-targets.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { foldLetters, type FoldRules, foldTokens } from './fold.ts';
import { type ForbiddenWords, forbiddenWords } from './forbidden-words.ts';
import { brandFinder, gatherTargets } from './gather-targets.ts';
import { hindranceFinder, type Hindrances } from './hindrances.ts';
import { fieldTexts } from './listing-index.ts';
import { type ListingWords, listingWords } from './listing-words.ts';
import type { ListingScene } from './listing-scene.ts';
import { type PluralKnowledge, pluralKnowledge } from './number-forms.ts';
import { openTargets } from './open-targets.ts';
import { type PackedTerms, packListing, withSearchTerms } from './pack-listing.ts';
import { longestText, searchTermLimits } from './search-term-limits.ts';
import type { LeftOut, Statement, WeighedTarget, WeightBasis } from './target.ts';
import { relatedTargets } from './target-words.ts';
import { cutTitle, type TitleCut } from './title-cut.ts';
import { type WasteReport, wasteOf } from './waste.ts';

/** The phrases of one marketplace. */
export interface MarketplaceTargets {
  /** Null: listings whose marketplace no file tells. */
  readonly marketplace: string | null;
  readonly language: string;
  readonly basis: WeightBasis;
  readonly targets: readonly WeighedTarget[];
  readonly leftOut: readonly LeftOut[];
  readonly unassigned: readonly WeighedTarget[];
  readonly plurals: PluralKnowledge;
  /** False when no list of stop words is known in the language. */
  readonly stopWordsKnown: boolean;
}

/** One listing judged by its phrases. */
export interface AuditedKeywords {
  readonly listing: ListingText;
  readonly scene: ListingScene;
  readonly basis: WeightBasis;
  readonly by: ReadonlyMap<AssignedBy, number>;
  readonly coverage: Coverage;
  /** Null when no file tells the search terms, or they are empty. */
  readonly waste: WasteReport | null;
  /** Null without phrases or without a known limit. */
  readonly packed: PackedTerms | null;
  /** Packed within the strictest limit Amazon states; null where there is none below the safe one. */
  readonly packedStrictly: PackedTerms | null;
  /** Null when the title is short enough. */
  readonly cut: TitleCut | null;
  /** What a reader has to know of this listing's numbers. */
  readonly notes: readonly string[];
}

export interface MarketplaceOptions {
  readonly asOf: IsoDate;
  readonly rules: readonly ListingRule[];
  readonly words: Words;
  readonly brands: readonly string[];
  readonly includeBrands: boolean;
  readonly skus: readonly string[];
  /** Nothing is proposed. */
  readonly coverageOnly: boolean;
}

/** What is left of an article before an apostrophe. */
const ELIDED: Readonly<Record<string, readonly string[]>> = { fr: ['l', 'd', 'qu'], it: ['l', 'd'] };

/** Words that need not be there, folded: Amazon's own list where there is one, else articles and prepositions. */
function stopWordsOf(words: Words, language: string): ReadonlySet<string> {
  const stops = words.set('STOPWORDS', language);
  const list = stops.size > 0 ? stops : words.set('FUNCTIONWORDS', language);
  return new Set([...[...list].map(foldLetters), ...(ELIDED[language] ?? [])]);
}

function brandNames(listings: readonly ListingText[]): string[] {
  return [...new Set(listings.flatMap(({ brand, genericBrand }) => (brand === null || genericBrand ? [] : [brand])))];
}

function sameName(left: string, right: string, rules: FoldRules): boolean {
  const run = (name: string): string =>
    foldTokens(name, rules)
      .map(({ key }) => key)
      .join('');
  return run(left) === run(right);
}

/** A list of which hardly a phrase shares a word with the title is probably of another product. */
const FOREIGN = 0.1;

function notesOf(scene: ListingScene, coverage: Coverage, visible: ListingWords): string[] {
  const { listing, texts, targets } = scene;
  const notes: string[] = [];
  const untold = (['title', 'bullets', 'description'] as const).filter((field) => texts[field] === null);
  if (untold.length > 0) {
    notes.push(`No file tells its ${untold.join(', ')}: words there are not known, and may be proposed again.`);
  }
  if (texts['search-terms'] === null) notes.push('No file tells its search terms: what they cover today is not known.');
  if (listing.genericBrand) notes.push('The brand is a literal for goods without one; no brand word is known.');
  if (targets.length > 0) {
    const related = relatedTargets(targets, visible);
    const share = related / targets.length;
    if (share < FOREIGN) {
      notes.push(
        `Only ${Math.round(share * 100)} % of its ${coverage.total.phrases} phrases share a word with its texts: is this the right list for it?`,
      );
    }
  }
  if (scene.forbidden.notChecked.length > 0) {
    notes.push(
      `Forbidden words were not checked in "${listing.language}" for ${scene.forbidden.notChecked.join(', ')}.`,
    );
  }
  return notes;
}

function judge(
  scene: ListingScene,
  facts: { basis: WeightBasis; by: ReadonlyMap<AssignedBy, number> },
  options: MarketplaceOptions,
): AuditedKeywords {
  const { listing, texts, targets, limits, rules, vocabulary } = scene;
  const coverage = coverageOf(targets, listingWords(texts, rules, vocabulary), texts);
  const visible = listingWords(withSearchTerms(texts, null), rules, vocabulary);
  const notes = notesOf(scene, coverage, visible);
  if (options.coverageOnly) {
    return { listing, scene, ...facts, coverage, waste: null, packed: null, packedStrictly: null, cut: null, notes };
  }
  const terms = listing.searchTerms?.text ?? '';
  const keep = foldTokens(terms, rules);
  const { safe, strictest } = limits;
  const open = openTargets(scene, visible);
  const pack = (max: number | undefined): PackedTerms | null =>
    max === undefined || targets.length === 0 ? null : packListing(scene, max, keep, open);
  const packed = pack(safe?.max);
  const limit = longestText(options.rules, listing, options.asOf, 'title');
  const highlights = longestText(options.rules, listing, options.asOf, 'item-highlights');
  const functionWords = options.words.set('FUNCTIONWORDS', listing.language);
  return {
    listing,
    scene,
    ...facts,
    coverage,
    waste: terms === '' ? null : wasteOf(scene, terms, visible, coverage),
    packed,
    packedStrictly:
      strictest !== null && packed !== null && packed.bytes <= strictest.max
        ? { ...packed, limit: strictest.max }
        : pack(strictest?.max),
    cut:
      limit === null
        ? null
        : cutTitle(scene, { limit, highlightsLimit: highlights?.max ?? null, functionWords, coverage, keep }),
    notes,
  };
}

/** Judges the listings of one marketplace by the phrases stated for it. */
export function auditMarketplace(
  listings: readonly ListingText[],
  statements: readonly Statement[],
  options: MarketplaceOptions,
): { readonly targets: MarketplaceTargets; readonly listings: readonly AuditedKeywords[] } {
  const [first] = listings;
  const language = first?.language ?? 'en';
  const rules: FoldRules = { language, units: options.words.set('UNITS', 'en') };
  const stopWords = stopWordsOf(options.words, language);
  const ownBrands = brandNames(listings);
  const competitors = options.brands.filter((brand) => !ownBrands.some((own) => sameName(own, brand, rules)));
  const { targets, basis, leftOut, vocabulary } = gatherTargets(statements, {
    rules,
    stopWords,
    competitorBrands: competitors,
    ownBrands,
    includeBrands: options.includeBrands,
  });
  const ownBrandWords = new Set(ownBrands.flatMap((brand) => foldTokens(brand, rules).map(({ key }) => key)));
  const candidates = listings.map((listing) => ({
    sku: listing.sku,
    asin: listing.asin,
    texts: fieldTexts(listing),
    ownBrandWords,
  }));
  const assignment = assignTargets(candidates, targets, { rules, vocabulary });
  const isCompetitor = brandFinder(competitors, rules);
  // Within a marketplace the rules differ for media alone.
  const forbiddenBy = new Map<boolean, ForbiddenWords>();
  const forbiddenFor = (listing: ListingText): ForbiddenWords => {
    const known = forbiddenBy.get(listing.media) ?? forbiddenWords(options.rules, options.words, listing, options.asOf);
    forbiddenBy.set(listing.media, known);
    return known;
  };
  const hindrancesBy = new Map<ForbiddenWords, (target: WeighedTarget) => Hindrances>();
  const hindrancesFor = (forbidden: ForbiddenWords): ((target: WeighedTarget) => Hindrances) => {
    const known = hindrancesBy.get(forbidden) ?? hindranceFinder(forbidden, isCompetitor, ownBrandWords, rules);
    hindrancesBy.set(forbidden, known);
    return known;
  };
  const judged = listings.flatMap((listing, place): AuditedKeywords[] => {
    if (options.skus.length > 0 && !options.skus.includes(listing.sku)) return [];
    const forbidden = forbiddenFor(listing);
    const scene: ListingScene = {
      listing,
      texts: candidates[place]?.texts ?? fieldTexts(listing),
      targets: assignment.targets[place] ?? [],
      vocabulary,
      rules,
      stopWords,
      forbidden,
      hindrancesOf: hindrancesFor(forbidden),
      limits: searchTermLimits(options.rules, listing, options.asOf),
      isCompetitor,
      ownBrandWords,
    };
    return [judge(scene, { basis, by: assignment.by[place] ?? new Map() }, options)];
  });
  return {
    targets: {
      marketplace: first?.marketplace ?? null,
      language,
      basis,
      targets,
      leftOut,
      unassigned: assignment.unassigned,
      plurals: pluralKnowledge(language),
      stopWordsKnown: stopWords.size > 0,
    },
    listings: judged,
  };
}
