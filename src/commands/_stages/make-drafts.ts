import type { DraftResult } from '../../domain/reviews/drafts/draft.ts';
import type { ReviewOptions } from '../../domain/reviews/plan-reviews.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { ProvenanceRule } from '../../model/document.ts';
import type { MessageLanguage, MessageRoute } from '../../model/message.ts';
import type { RecordSet } from '../../model/records/record.ts';
import { ownTemplate } from './draft-template.ts';
import { type PlanFlags, planRequests } from './plan-requests.ts';
import { askedBefore } from './review-choices.ts';

/** Flags of drafts, as `reviews draft` has them. */
interface DraftFlags extends PlanFlags {
  readonly route: MessageRoute;
  readonly language?: MessageLanguage | undefined;
  readonly template?: string | undefined;
  readonly 'store-name'?: string | undefined;
  readonly 'product-name'?: string[] | undefined;
  readonly 'postal-address'?: string | undefined;
  readonly 'review-url'?: string | undefined;
  readonly 'unsubscribe-url'?: string | undefined;
  readonly 'soft-opt-in'?: boolean | undefined;
}

/** Days after shipping: twelve after delivery, as on Amazon, with two for the way; and how long a request makes sense. */
const WAIT_DAYS = 14;
const MAX_AGE_DAYS = 60;

function namesOf(pairs: readonly string[] | undefined): ReadonlyMap<string, string> {
  return new Map(
    (pairs ?? []).map((pair): [string, string] => {
      const at = pair.indexOf('=');
      if (at > 0 && pair.slice(at + 1).trim() !== '') return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      throw new UserError('product-name-invalid', EXIT.usage, `--product-name: "${pair}" is not SKU=name.`);
    }),
  );
}

/**
 * Drafts of a route for the records of the files.
 * @throws UserError for a template, list, filter or ledger that cannot be used.
 */
export async function makeDrafts(
  records: RecordSet,
  scope: Pick<ReviewOptions, 'asOf' | 'marketplace' | 'since' | 'until'>,
  flags: DraftFlags,
  {
    ledger,
    waitDays,
  }: { readonly ledger: { readonly path: string; readonly at: string }; readonly waitDays: number | null },
): Promise<{ readonly result: DraftResult; readonly rules: readonly ProvenanceRule[] }> {
  const template = await ownTemplate(flags.template, flags.route);
  const storeName = flags['store-name'] ?? null;
  const language = flags.language ?? null;
  if (flags.route === 'amazon-message') {
    const productNames = namesOf(flags['product-name']);
    const plan = await planRequests(records, scope, flags, ledger);
    const { draftMessages } = await import('../../domain/reviews/drafts/draft-messages.ts');
    return {
      result: draftMessages(plan.orders, { asOf: scope.asOf, storeName, language, template, productNames }),
      rules: plan.rules,
    };
  }
  const { draftShopMail } = await import('../../domain/reviews/drafts/draft-shop-mail.ts');
  const lines = records['shop-order-line'];
  const asked = await askedBefore(ledger.path);
  const result = draftShopMail(lines, {
    asOf: scope.asOf,
    storeName,
    postalAddress: flags['postal-address'] ?? null,
    reviewUrl: flags['review-url'] ?? null,
    unsubscribeUrl: flags['unsubscribe-url'] ?? null,
    softOptIn: flags['soft-opt-in'] === true,
    waitDays: waitDays ?? WAIT_DAYS,
    maxAgeDays: MAX_AGE_DAYS,
    language,
    template,
    asked: new Set(lines.map(({ orderNumber }) => orderNumber).filter((number) => asked(number) !== null)),
  });
  return { result, rules: [] };
}
