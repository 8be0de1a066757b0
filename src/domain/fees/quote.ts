import type { Document, RunFacts } from '../../model/document.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import { FEE_MARKETPLACES, feeRulesWith } from '../../rules/fee-rules.ts';
import type { ProductType } from '../../rules/fee-rows.ts';
import type { RuleTable } from '../../rules/table.ts';
import { breakEven } from './break-even.ts';
import { cheaperEdges } from './cheaper-edges.ts';
import type { FeesEstimateData } from './estimate-data.ts';
import { estimateDocument } from './estimate-document.ts';
import { estimateFees } from './estimate.ts';
import type { FeeInput, Gap } from './fee-types.ts';
import { parseAmount, parseDimensions, parseWeight } from './parse-measures.ts';
import { readOptions, type QuoteOptions } from './quote-options.ts';

/** One product as a person types it; what is not given is undefined. */
export interface QuoteRequest {
  readonly marketplace: string;
  readonly date: string;
  readonly price: string;
  readonly dimensions: string | undefined;
  readonly weight: string | undefined;
  readonly category: string | undefined;
  readonly productType: ProductType;
  /** both: FBA, with FBM next to it. */
  readonly fulfilment: 'fba' | 'fbm' | 'both';
  readonly cost: string | undefined;
  readonly explain: boolean;
  readonly options?: QuoteOptions;
}

/** Gaps that the user mends by typing something else; the others are told in the document. */
const USAGE_GAPS: readonly Gap['code'][] = ['bad-input', 'missing-input', 'unknown-category'];

function readInput(request: QuoteRequest, currency: string): FeeInput {
  const fba = request.fulfilment !== 'fbm';
  const missing = [
    request.dimensions === undefined ? '--dimensions 13.8x9x0.7in' : null,
    request.weight === undefined ? '--weight 2.88oz' : null,
  ].filter((flag) => flag !== null);
  if (fba && missing.length > 0) {
    throw new UserError('measures-missing', EXIT.usage, 'FBA fees need the size and weight of the packaged unit.', [
      `Add ${missing.join(' and ')} with your own figures.`,
      'For a unit you ship yourself, add --fulfillment fbm.',
    ]);
  }
  return {
    date: request.date,
    price: parseAmount('price', request.price, currency, false),
    dimensions: request.dimensions === undefined ? null : parseDimensions(request.dimensions),
    weight: request.weight === undefined ? null : parseWeight(request.weight),
    category: request.category ?? null,
    productType: request.productType,
    fulfilment: fba ? 'fba' : 'fbm',
    cost: request.cost === undefined ? null : parseAmount('cost', request.cost, currency, true),
    options: readOptions(request.options ?? {}, currency),
  };
}

/**
 * The document of `fees estimate` for what a person typed.
 * @throws UserError (usage) for a marketplace without fee tables, figures that cannot be read and unknown categories.
 * A date outside the tables is no error: the document says what is not known and leaves the totals out.
 */
export function quoteDocument(
  request: QuoteRequest,
  ownTables: readonly RuleTable<unknown>[],
  run: RunFacts,
): Document<'fees-estimate', FeesEstimateData> {
  const rules = feeRulesWith(request.marketplace, ownTables);
  if (rules === null) {
    throw new UserError('no-fee-table', EXIT.usage, `There are no fee tables for ${request.marketplace} yet.`, [
      `Known: ${FEE_MARKETPLACES.join(', ')}. The figures of another marketplace would be wrong, so none are shown; --rules takes tables of your own.`,
    ]);
  }
  const input = readInput(request, rules.currency);
  const estimate = estimateFees(input, rules);
  const wrong = estimate.gaps.find((gap) => USAGE_GAPS.includes(gap.code));
  if (wrong !== undefined) throw new UserError(wrong.code, EXIT.usage, `${wrong.reason}.`, wrong.suggestions);
  const bySeller: FeeInput = { ...input, fulfilment: 'fbm' };
  const other =
    request.fulfilment === 'both'
      ? { estimate: estimateFees(bySeller, rules), breakEven: breakEven(bySeller, rules) }
      : null;
  return estimateDocument(estimate, run, {
    rules,
    breakEven: breakEven(input, rules),
    cheaper: request.explain ? cheaperEdges(input, rules) : null,
    other,
  });
}
