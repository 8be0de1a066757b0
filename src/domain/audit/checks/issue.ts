import type { ListingIssue } from '../../../model/records/listing-state.ts';
import { type CheckContext, defineCheck, type Hit } from '../check.ts';
import { exemptionWords, issueRank, issueSeverity } from '../measures/issue-order.ts';

/** Our names of the fields Amazon's attributes are; others keep Amazon's. */
const FIELDS: Readonly<Record<string, string>> = {
  item_name: 'title',
  title_differentiation: 'item-highlights',
  bullet_point: 'bullets',
  product_description: 'description',
  generic_keyword: 'search-terms',
  brand: 'brand',
};

/** What to do, by Amazon's category of the issue. */
const FIXES: Readonly<Record<string, string>> = {
  MISSING_ATTRIBUTE: 'Fill in what is missing',
  INVALID_ATTRIBUTE: 'Correct the value',
  MISSING_IMAGE: 'Send the picture',
  INVALID_IMAGE: 'Send a picture that keeps the image rules',
  MISSING_PRICE: 'Give a price',
  INVALID_PRICE: 'Correct the price',
  DUPLICATE: 'List on the page that is there already',
  QUALIFICATION_REQUIRED: 'Ask for approval',
};

function fixOf({ categories, attributes }: ListingIssue): string | null {
  const fix = categories.flatMap((category) => FIXES[category] ?? [])[0];
  if (fix === undefined) return null;
  return attributes.length === 0 ? `${fix}.` : `${fix}: ${attributes.join(', ')}.`;
}

function issueHit(context: CheckContext, issue: ListingIssue): Hit {
  const [attribute] = issue.attributes;
  const actions = issue.enforcements.length === 0 ? 'nothing enforced' : issue.enforcements.join(', ');
  const known = context.issueMeaning(issue.code);
  const fix = fixOf(issue);
  const words = issue.message === '' ? (known?.meaning ?? 'no message') : issue.message;
  return {
    field: attribute === undefined ? 'issues' : (FIELDS[attribute] ?? attribute),
    message: `Amazon says, code ${issue.code}: ${words} (${actions}${exemptionWords(issue, context.asOf)})`,
    severity: issueSeverity(issue),
    ...(fix === null ? {} : { fix }),
    origin: context.listing.facts.issues?.origin ?? context.listing.origin,
  };
}

/** Amazon's own verdicts, in the order in which to mend them. */
export const issue = defineCheck('ISSUE', {
  title: 'No issues found by Amazon',
  needs: ['issues'],
  run: (context) => {
    const { listing, rule, asOf } = context;
    const order = rule.check.values ?? [];
    const issues = (listing.facts.issues?.value ?? []).toSorted(
      (left, right) => issueRank(left, order, asOf) - issueRank(right, order, asOf),
    );
    const suppressed = listing.facts.suppressions.map((entry): Hit => {
      const since = entry.changedOn === null ? '' : ` since ${entry.changedOn}`;
      const words = [entry.reason, entry.issue].filter((text) => text !== null && text !== '').join(': ');
      return {
        field: 'issues',
        message: `Amazon says: ${entry.status ?? 'suppressed'}${since}. ${words}`,
        origin: entry.origin,
      };
    });
    return [...suppressed, ...issues.map((each) => issueHit(context, each))];
  },
});
