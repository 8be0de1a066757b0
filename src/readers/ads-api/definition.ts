import type { CurrencyCode, Money } from '../../model/money.ts';
import type { Period } from '../../model/period.ts';
import type { AdGrain } from '../../model/records/ad-performance.ts';
import { adMarketplace, adRecord } from '../ad-record.ts';
import type { FileScope, JsonReport, TotalName } from '../definition.ts';
import { JsonElement } from '../json-element.ts';
import { readElements } from '../json-lines.ts';
import { isObject, type JsonObject, membersOf } from '../json-values.ts';
import { currencyDoubt, shopCurrency } from '../shop.ts';

interface AdsKind {
  readonly id: string;
  readonly title: string;
  readonly grain: AdGrain;
  /** Columns of which one tells the kind; a report has only the columns it was asked for. */
  readonly tell: readonly string[];
}

/** Finest first: a kind is told by what it has and none before it has. */
const KINDS: readonly AdsKind[] = [
  { id: 'spSearchTerm', title: 'Sponsored Products search terms (API)', grain: 'search-term', tell: ['searchTerm'] },
  {
    id: 'spPurchasedProduct',
    title: 'Sponsored Products purchased products (API)',
    grain: 'purchased-product',
    tell: ['purchasedAsin'],
  },
  {
    id: 'spAdvertisedProduct',
    title: 'Sponsored Products advertised products (API)',
    grain: 'advertised-product',
    tell: ['advertisedAsin', 'advertisedSku', 'adId'],
  },
  {
    id: 'spTargeting',
    title: 'Sponsored Products targeting (API)',
    grain: 'target',
    tell: ['targeting', 'keywordId', 'keyword', 'keywordType'],
  },
  {
    id: 'spCampaigns',
    title: 'Sponsored Products campaigns (API)',
    grain: 'campaign',
    tell: ['campaignId', 'campaignName', 'placementClassification', 'adGroupId', 'adGroupName'],
  },
];

const MEASURES = /^(?:impressions|clicks|cost|spend|(?:purchases|sales|unitsSoldClicks)(?:1|7|14|30)d)$/;
const TOTALS = ['impressions', 'clicks', 'spend', 'sales', 'orders', 'units'] as const;
/** Seven days is what the console shows for Sponsored Products; the others stand in where a report was asked without it. */
const WINDOWS = [7, 14, 30, 1] as const;

function firstRow(document: unknown): JsonObject | null {
  const first: unknown = Array.isArray(document) ? document[0] : null;
  return isObject(first) ? first : null;
}

function kindOf(document: unknown): AdsKind | null {
  const row = firstRow(document);
  if (row === null || !Object.keys(row).some((key) => MEASURES.test(key))) return null;
  return KINDS.find(({ tell }) => tell.some((key) => key in row)) ?? null;
}

/** The span of a row: its day, or the two dates of a summary. */
function periodOf(element: JsonElement, given: Period | null): Period | null {
  if (element.has('date')) return element.period('date', 'date');
  return element.has('startDate') ? element.period('startDate', 'endDate') : given;
}

function readRows(document: unknown, scope: FileScope, { grain }: AdsKind): number {
  const rows = Array.isArray(document) ? (document as unknown[]) : [];
  const first = firstRow(document) ?? {};
  const days =
    WINDOWS.find((window) => ['sales', 'purchases', 'unitsSoldClicks'].some((name) => `${name}${window}d` in first)) ??
    null;
  const shop = shopCurrency(scope.marketplace);
  const doubtCurrency = currencyDoubt(scope);

  /** Added to the control sum whether its currency is known or not. */
  function amount(element: JsonElement, key: string, currency: CurrencyCode | null, total: TotalName): Money | null {
    if (currency !== null) return element.amount(key, currency, total);
    const value = element.number(key);
    if (value === null) return null;
    doubtCurrency();
    scope.add(total, value.toFixed(6));
    return null;
  }

  return readElements(rows, (value, line) => {
    if (!isObject(value) || !Object.keys(value).some((key) => MEASURES.test(key))) {
      const message = 'The element has no figures and was left out.';
      scope.problem({ code: 'element-not-a-row', scope: 'row', line, message });
      return;
    }
    const element = new JsonElement(scope, membersOf(value), line);
    const currency = element.text('campaignBudgetCurrencyCode') ?? shop;
    const period = periodOf(element, scope.givenPeriod);
    scope.emit({
      ...adRecord(grain, { file: scope.path, line }),
      marketplace: adMarketplace(currency, scope.marketplace),
      period,
      campaign: element.text('campaignName'),
      campaignId: element.id('campaignId'),
      adGroup: element.text('adGroupName'),
      adGroupId: element.id('adGroupId'),
      targeting: element.text('targeting') ?? element.text('keyword'),
      matchType: element.text('matchType'),
      searchTerm: element.text('searchTerm'),
      advertisedSku: element.text('advertisedSku'),
      advertisedAsin: element.text('advertisedAsin'),
      purchasedAsin: element.text('purchasedAsin'),
      impressions: element.count('impressions', 'impressions'),
      clicks: element.count('clicks', 'clicks'),
      spend: amount(element, element.has('cost') ? 'cost' : 'spend', currency, 'spend'),
      attributionDays: days,
      sales: amount(element, `sales${days ?? ''}d`, currency, 'sales'),
      orders: element.count(`purchases${days ?? ''}d`, 'orders'),
      units: element.count(`unitsSoldClicks${days ?? ''}d`, 'units'),
    });
    if (period === null) return;
    scope.cover(period.start);
    scope.cover(period.end);
  });
}

/** Sponsored Products reports of the Amazon Ads reporting API, version 3: a list of rows with the columns asked for. Rates are left alone: their scale is not documented. */
export const reports: readonly JsonReport[] = KINDS.map((kind) => ({
  form: 'json',
  id: kind.id,
  title: kind.title,
  download: `Amazon Ads API: reporting version 3, reportTypeId ${kind.id}, format GZIP_JSON`,
  usedFor: 'journey report (awareness): impressions, clicks, cost and what came of them',
  mixesMarketplaces: true,
  // In the order of the kinds, so that a broken document is named by what it has that no coarser kind has.
  sniff: new RegExp(`^\\s*\\[\\s*\\{[^{}]*"(?:${kind.tell.join('|')})"`),
  totals: TOTALS,
  together: TOTALS,
  claims: (document) => kindOf(document) === kind,
  read: (document, scope) => ({ rows: readRows(document, scope, kind), period: null }),
}));
