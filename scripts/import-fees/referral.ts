import type { ReferralFeeRow, ReferralRule, SimpleReferralRule } from '../../src/rules/fee-rows.ts';
import type { FactReferral, FactRule, Provenance } from './facts.ts';

/** The smallest step of a price of the facts: an exclusive end is the inclusive one a cent below. */
const CENT = 0.01;

function ruleOf(rule: FactRule): ReferralRule | null {
  switch (rule.mode) {
    case 'flat':
      return { type: 'flat', rate: rule.rate };
    case 'whole':
    case 'marginal':
      return {
        type: rule.mode === 'whole' ? 'wholePrice' : 'marginal',
        bands: rule.bands.map((band) => ({
          upTo: band.upTo === null || band.upToExclusive !== true ? band.upTo : Number((band.upTo - CENT).toFixed(2)),
          rate: band.rate,
        })),
      };
    case 'conditional':
      return { type: 'cases', cases: rule.cases.flatMap(({ when, rule: inner }) => caseOf(when, inner)) };
    case 'unknown':
      return null;
  }
}

function caseOf(when: string, rule: FactRule): (ReferralRule & { type: 'cases' })['cases'][number][] {
  const inner = ruleOf(rule);
  if (inner === null || inner.type === 'cases') throw new Error(`a case inside a case: ${when}`);
  const above = /price > (\d+)/.exec(when);
  const upTo = /price <= (\d+)/.exec(when);
  // The last band of a case that ends is open in our form: the case itself ends it.
  const open = inner.type === 'flat' ? inner : { ...inner, bands: opened(inner.bands) };
  return [
    {
      ...(when.startsWith('fulfilled by Amazon') ? { fulfilment: 'fba' as const } : {}),
      ...(above === null ? {} : { above: Number(above[1]) }),
      ...(upTo === null ? {} : { upTo: Number(upTo[1]) }),
      rule: open,
    },
  ];
}

function opened(bands: readonly { upTo: number | null; rate: number }[]): { upTo: number | null; rate: number }[] {
  return bands.map((band, index) => (index === bands.length - 1 ? { ...band, upTo: null } : band));
}

export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

export interface ReferralOptions {
  readonly provenance: Provenance;
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  readonly closing?: ReadonlyMap<string, number>;
}

/** Rows of a referral table; categories whose rule was not readable are left out. */
export function referralRows(facts: readonly FactReferral[], options: ReferralOptions): ReferralFeeRow[] {
  const { confidence, sources } = options.provenance;
  const ids = new Set<string>();
  const own = facts.flatMap((fact) => fact.category.split('; '));
  return facts.flatMap((fact): ReferralFeeRow[] => {
    const plainRule = ruleOf(fact.rule);
    if (plainRule === null) return [];
    const rule: ReferralRule =
      fact.fbaRate === undefined || plainRule.type === 'cases'
        ? plainRule
        : {
            type: 'cases',
            cases: [{ fulfilment: 'fba', rule: { type: 'flat', rate: fact.fbaRate } }, { rule: plainRule }],
          };
    // "A; B" names two categories of one rule; "A (and B)" one with a longer name.
    return fact.category.split('; ').map((category) => {
      const short = category.replace(/ \(.*\)$/, '');
      const names = [...(short === category ? [] : [short]), ...(options.aliases?.[category] ?? [])];
      let id = slug(category);
      while (ids.has(id)) id = `${id}-2`;
      ids.add(id);
      const note = [fact.note, fact.disagreement].filter((text) => text !== undefined).join('. ');
      return {
        id,
        category,
        aliases: names.filter((name) => !own.includes(name)),
        rule,
        minimumFee: fact.minFee ?? null,
        closingFee: options.closing?.get(category) ?? null,
        confidence: fact.confidence ?? confidence,
        sources: [...sources],
        ...(note === '' ? {} : { note }),
      };
    });
  });
}

const JAPAN_STEP = 0.004;
const JAPAN_FROM = 750;

function lowered(rule: SimpleReferralRule): SimpleReferralRule {
  const less = (rate: number): number => Number((rate - JAPAN_STEP).toFixed(6));
  if (rule.type === 'flat') return { type: 'flat', rate: less(rule.rate) };
  const bands = rule.bands.map((band) =>
    band.upTo !== null && band.upTo <= JAPAN_FROM ? band : { ...band, rate: less(band.rate) },
  );
  return { type: rule.type, bands };
}

/** Japan before April 2026: each rate less 0.4 points above 750 yen, media at every price. */
export function japanBefore(rows: readonly ReferralFeeRow[], from: Provenance): ReferralFeeRow[] {
  return rows.map((row) => ({
    ...row,
    rule:
      row.rule.type === 'cases'
        ? { type: 'cases', cases: row.rule.cases.map((entry) => ({ ...entry, rule: lowered(entry.rule) })) }
        : lowered(row.rule),
    sources: [...from.sources],
  }));
}
