import { foldTokens, type FoldRules, hyphenlessTokens, isUnspaced, type Token } from './fold.ts';
import type { LeftOut, SourcedVolume, Statement, Target, WeighedTarget, WeightBasis } from './target.ts';
import { Vocabulary } from './vocabulary.ts';

export interface GatherOptions {
  readonly rules: FoldRules;
  /** Words a phrase need not have to be covered. */
  readonly stopWords: ReadonlySet<string>;
  /** Names of brands that are not the seller's. */
  readonly competitorBrands: readonly string[];
  readonly ownBrands: readonly string[];
  readonly includeBrands: boolean;
}

export interface GatheredTargets {
  /** Heaviest first. */
  readonly targets: readonly WeighedTarget[];
  readonly basis: WeightBasis;
  readonly leftOut: readonly LeftOut[];
  /** The words that phrases need. */
  readonly vocabulary: Vocabulary;
}

const ASIN = /^b0[a-z0-9]{8}$/i;
const LONGEST_PHRASE = 100;
const EXAMPLES = 3;

/** Finds brands in phrases: as words in a row, however they are parted (`hydro flask`, `hydroflask`). */
export function brandFinder(brands: readonly string[], rules: FoldRules): (tokens: readonly Token[]) => boolean {
  const spaced = new Set<string>();
  const joined = new Set<string>();
  let longest = 0;
  for (const brand of brands) {
    const keys = foldTokens(brand, rules).map(({ key }) => key);
    if (keys.length === 0) continue;
    spaced.add(keys.join(' '));
    joined.add(keys.join(''));
    longest = Math.max(longest, keys.length);
  }
  if (longest === 0) return () => false;
  const inside = isUnspaced(rules.language) ? [...joined].filter((name) => name.length > 1) : [];
  return (tokens) => {
    for (let start = 0; start < tokens.length; start += 1) {
      let [row, run] = ['', ''];
      for (let end = start; end < tokens.length && end < start + Math.max(longest, 3); end += 1) {
        const key = tokens[end]?.key ?? '';
        row = row === '' ? key : `${row} ${key}`;
        run += key;
        if (spaced.has(row) || joined.has(run)) return true;
        if (inside.some((name) => key.includes(name))) return true;
      }
    }
    return false;
  };
}

/** Everything the sources say of one phrase, while it is gathered. */
interface Draft {
  readonly tokens: readonly Token[];
  hyphenless: readonly Token[] | null;
  readonly statements: Statement[];
}

/** Words that must be there, each once: those that are no stop words. */
export function neededWords(tokens: readonly Token[], stopWords: ReadonlySet<string>): Token[] {
  const once = new Map(tokens.map((token) => [token.key, token]));
  return [...once.values()].filter(({ key }) => !stopWords.has(key));
}

/** How many phrases each source names: the tool with most of them is the main one. */
function phrasesBySource(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { source, volume } of statements) {
    if (volume !== null) counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return counts;
}

const KIND_ORDER: Readonly<Record<Statement['sourceKind'], number>> = {
  'amazon-count': 0,
  'own-list': 1,
  'tool-estimate': 2,
  rank: 3,
  ads: 4,
};

/** Which statement's volume goes first: the user's own list of targets, Amazon's count, then the tool that names most phrases. */
function bySourceOrder(counts: ReadonlyMap<string, number>): (left: Statement, right: Statement) => number {
  return (left, right) =>
    Number(right.explicit) - Number(left.explicit) ||
    KIND_ORDER[left.sourceKind] - KIND_ORDER[right.sourceKind] ||
    (counts.get(right.source) ?? 0) - (counts.get(left.source) ?? 0) ||
    compare(left.source, right.source) ||
    (right.volume ?? -1) - (left.volume ?? -1) ||
    compare(left.file, right.file);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function reasonFor(taken: Statement, other: Statement): string {
  if (taken.source === other.source) return 'the greatest of the same source';
  if (taken.explicit && !other.explicit) return 'from the list given as targets';
  if (taken.sourceKind === 'amazon-count') return "Amazon's own count goes before an estimate";
  if (taken.sourceKind === 'own-list') return 'your own list goes before an estimate';
  return 'the tool that gives most of the volumes';
}

function sourced(statement: Statement): SourcedVolume {
  const { source, volumeIsAtLeast, file } = statement;
  return { source, volume: statement.volume ?? 0, isAtLeast: volumeIsAtLeast, file };
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

function targetOf(
  key: string,
  draft: Draft,
  order: (left: Statement, right: Statement) => number,
  options: GatherOptions,
  isOwn: (tokens: readonly Token[]) => boolean,
  vocabulary: Vocabulary,
): Target {
  const statements = draft.statements.length === 1 ? draft.statements : draft.statements.toSorted(order);
  const withVolume = statements.filter(({ volume }) => volume !== null);
  const [taken] = withVolume;
  const others = withVolume.slice(1);
  const differing = others.find(({ volume }) => volume !== taken?.volume);
  const hyphenless = neededWords(draft.hyphenless ?? [], options.stopWords);
  const asins = new Set(statements.flatMap((statement) => statement.asins));
  const skus = new Set(statements.flatMap((statement) => statement.skus));
  return {
    key,
    phrase: statements[0]?.phrase.trim() ?? key,
    tokens: draft.tokens,
    needed: vocabulary.numbered(neededWords(draft.tokens, options.stopWords)),
    hyphenless:
      draft.hyphenless === null || hyphenless.length === 0
        ? null
        : { tokens: draft.hyphenless, needed: vocabulary.numbered(hyphenless) },
    volume: taken === undefined ? null : sourced(taken),
    why: taken === undefined || differing === undefined ? null : reasonFor(taken, differing),
    otherVolumes: others.map(sourced),
    sources: [...new Set(statements.map(({ source }) => source))],
    rank: least(statements.map(({ rank }) => rank)),
    impressions: sumOf(statements.map(({ impressions }) => impressions)),
    asins,
    skus,
    lists: [...new Set(statements.map(({ file }) => file))],
    explicit: statements.some(({ explicit }) => explicit),
    ownBrand: isOwn(draft.tokens),
  };
}

/** The measure all phrases can be compared by: searches a month when any source has them, else a rank, else impressions. */
function basisOf(targets: readonly Target[]): WeightBasis {
  if (targets.some(({ volume }) => volume !== null)) return 'monthly-searches';
  if (targets.some(({ rank }) => rank !== null)) return 'search-frequency-rank';
  if (targets.some(({ impressions }) => impressions !== null && impressions > 0)) return 'ad-impressions';
  return 'none';
}

function weightOf(target: Target, basis: WeightBasis): number {
  switch (basis) {
    case 'monthly-searches':
      return target.volume?.volume ?? 0;
    case 'search-frequency-rank':
      return target.rank === null ? 0 : 1 / target.rank;
    case 'ad-impressions':
      return target.impressions ?? 0;
    case 'none':
      return 1;
  }
}

class LeftOutCount {
  readonly #sorts = new Map<LeftOut['reason'], { keys: Set<string>; volume: number; examples: string[] }>();

  add(reason: LeftOut['reason'], statement: Statement): void {
    const sort = this.#sorts.get(reason) ?? { keys: new Set(), volume: 0, examples: [] };
    this.#sorts.set(reason, sort);
    const key = statement.phrase.toLowerCase();
    if (sort.keys.has(key)) return;
    sort.keys.add(key);
    sort.volume += statement.volume ?? 0;
    if (sort.examples.length < EXAMPLES) sort.examples.push(statement.phrase.slice(0, LONGEST_PHRASE));
  }

  list(): LeftOut[] {
    return [...this.#sorts].map(([reason, { keys, volume, examples }]) => ({
      reason,
      phrases: keys.size,
      volume,
      examples,
    }));
  }
}

/**
 * Joins statements about the same phrase, chooses one volume for each and says why, leaves out ASINs and competitors'
 * brands, and weighs what is left by one measure. Volumes of different sources are never added.
 */
export function gatherTargets(statements: readonly Statement[], options: GatherOptions): GatheredTargets {
  const { rules, stopWords, competitorBrands, ownBrands, includeBrands } = options;
  const isCompetitor = brandFinder(competitorBrands, rules);
  const isOwn = brandFinder(ownBrands, rules);
  const left = new LeftOutCount();
  const drafts = new Map<string, Draft>();
  for (const statement of statements) {
    if (ASIN.test(statement.phrase.trim())) {
      left.add('asin', statement);
      continue;
    }
    if (statement.phrase.length > LONGEST_PHRASE) {
      left.add('too-long', statement);
      continue;
    }
    const tokens = foldTokens(statement.phrase, rules);
    if (tokens.every((token) => stopWords.has(token.key))) {
      left.add('no-words', statement);
      continue;
    }
    if (!includeBrands && isCompetitor(tokens)) {
      left.add('competitor-brand', statement);
      continue;
    }
    const key = tokens.map((token) => token.key).join(' ');
    const draft = drafts.get(key) ?? { tokens, hyphenless: null, statements: [] };
    draft.hyphenless ??= hyphenlessTokens(statement.phrase, rules);
    draft.statements.push(statement);
    drafts.set(key, draft);
  }
  const order = bySourceOrder(phrasesBySource(statements));
  const vocabulary = new Vocabulary(rules.language);
  const targets = [...drafts].map(([key, draft]) => targetOf(key, draft, order, options, isOwn, vocabulary));
  const basis = basisOf(targets);
  return {
    targets: targets
      .map((target) => ({ ...target, weight: weightOf(target, basis) }))
      .sort((a, b) => b.weight - a.weight || compare(a.key, b.key)),
    basis,
    leftOut: left.list(),
    vocabulary,
  };
}
