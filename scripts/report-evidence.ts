/**
 * How sure the layout of each kind of report is, by id: read 2026-11-22. a: Amazon's own page or repository (for a
 * tool's file, its maker's); b: two or more independent secondary sources; b-: one real file that nothing contradicts;
 * c: one secondary source; own: ours to say.
 */
export interface LayoutEvidence {
  /** Language or layout the words are about. */
  readonly layout: string;
  readonly sure: 'a' | 'b' | 'b-' | 'c' | 'own' | 'not seen';
  readonly source: string;
}

export interface ReportEvidence {
  readonly layouts: readonly LayoutEvidence[];
  /** What is known to exist and not known in its words, and what to mind. */
  readonly notes?: readonly string[];
}

const SCHEMA = (name: string): ReportEvidence => ({
  layouts: [{ layout: 'JSON', sure: 'a', source: `Amazon's schema ${name} in selling-partner-api-models` }],
});
const PUBLIC_CODE = 'public parsers and their tests';
const ADS_API: ReportEvidence = {
  layouts: [
    {
      layout: 'JSON',
      sure: 'a',
      source: "Amazon's guide to reporting version 3; which columns a file has is the asker's choice",
    },
  ],
  notes: [
    'The scale of click-through rate and ACOS is not stated anywhere: rates are worked out from counts and costs.',
  ],
};
const one = (sure: LayoutEvidence['sure'], source: string, layout = 'English'): ReportEvidence => ({
  layouts: [{ layout, sure, source }],
});

export const REPORT_EVIDENCE: Readonly<Record<string, ReportEvidence>> = {
  GET_MERCHANT_LISTINGS_ALL_DATA: {
    layouts: [
      { layout: 'English', sure: 'b', source: `zynksoftware/Zynk-Workflow, ${PUBLIC_CODE}` },
      { layout: 'Japanese', sure: 'c', source: PUBLIC_CODE },
    ],
    notes: ['European sites keep the English headings. The file names no currency: the marketplace gives it.'],
  },
  GET_MERCHANT_LISTINGS_DATA: {
    layouts: [
      {
        layout: 'English',
        sure: 'b',
        source: 'a recorded download in lineofflight/peddler (Windows-1252, 27 columns)',
      },
    ],
    notes: ['Has no status column; that is how it is told from the report of all listings.'],
  },
  GET_MERCHANTS_LISTINGS_FYP_REPORT: one('c', 'airbytehq/airbyte schema'),
  GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL: {
    layouts: [
      { layout: 'English', sure: 'c', source: `Juancho-BackToWin/aresstore-seller-hub (33 columns), ${PUBLIC_CODE}` },
    ],
    notes: [
      'The download by last update has the same columns.',
      'Older European files have up to 60 columns; those not needed are left alone.',
    ],
  },
  GET_AMAZON_FULFILLED_SHIPMENTS_DATA_GENERAL: one('c', PUBLIC_CODE),
  GET_SALES_AND_TRAFFIC_REPORT: SCHEMA('sellerSalesAndTrafficReport'),
  BUSINESS_REPORT_CHILD: {
    layouts: [
      { layout: 'English', sure: 'b', source: PUBLIC_CODE },
      { layout: 'German', sure: 'c', source: PUBLIC_CODE },
      { layout: 'Japanese', sure: 'c', source: PUBLIC_CODE },
      { layout: 'Chinese', sure: 'c', source: PUBLIC_CODE },
      {
        layout: 'Spanish',
        sure: 'c',
        source: `${PUBLIC_CODE}; the headings of sessions and page views are not known, so such a file is refused`,
      },
    ],
    notes: [
      'French and Italian headings were found nowhere.',
      'The columns Sessions and Page Views carry "- Total" since 2021.',
    ],
  },
  BUSINESS_REPORT_DATE: {
    layouts: [
      {
        layout: 'English',
        sure: 'c',
        source: `${PUBLIC_CODE}; the order of all columns is not certain and not needed`,
      },
      {
        layout: 'German, Japanese, Chinese',
        sure: 'c',
        source: 'the words of the report by child item, under the plain word for "date"',
      },
    ],
    notes: ['The page can be set to days, weeks or months; the file only tells by the distance of its dates.'],
  },
  SQP_HAND: {
    layouts: [
      { layout: 'English, ASIN and brand view', sure: 'b', source: PUBLIC_CODE },
      {
        layout: 'German',
        sure: 'c',
        source: `${PUBLIC_CODE}; the headings of the counts are not known, so such a file is refused`,
      },
    ],
    notes: [
      'French, Italian, Spanish and Japanese headings were found nowhere: download it with Seller Central in English.',
    ],
  },
  GET_BRAND_ANALYTICS_SEARCH_QUERY_PERFORMANCE_REPORT: SCHEMA('sellingPartnerSearchQueryPerformanceReport'),
  GET_BRAND_ANALYTICS_SEARCH_CATALOG_PERFORMANCE_REPORT: SCHEMA('sellingPartnerSearchCatalogPerformanceReport'),
  GET_BRAND_ANALYTICS_SEARCH_TERMS_REPORT: SCHEMA('sellingPartnerSearchTermsReport'),
  GET_BRAND_ANALYTICS_REPEAT_PURCHASE_REPORT: SCHEMA('sellingPartnerRepeatPurchaseReport'),
  GET_BRAND_ANALYTICS_MARKET_BASKET_REPORT: SCHEMA('sellingPartnerMarketBasketAnalysisReport'),
  GET_COUPON_PERFORMANCE_REPORT: SCHEMA('sellerCouponReport'),
  GET_PROMOTION_PERFORMANCE_REPORT: SCHEMA('promotionReport'),
  TOP_SEARCH_TERMS_HAND: {
    layouts: [{ layout: 'English', sure: 'b', source: PUBLIC_CODE }],
    notes: ['"Brand #1" but "Brands #2" is how the file writes it. Shares are 0-100 here and 0-1 by API.'],
  },
  GET_FBA_ESTIMATED_FBA_FEES_TXT_DATA: {
    layouts: [
      { layout: 'English, United States', sure: 'c', source: `airbytehq/airbyte schema, ${PUBLIC_CODE}` },
      { layout: 'English, Europe and India', sure: 'c', source: 'the same' },
    ],
  },
  GET_REFERRAL_FEE_PREVIEW_REPORT: one('c', PUBLIC_CODE),
  GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2: {
    layouts: [{ layout: 'English', sure: 'b', source: `xieyi138/amazon-settlement-parser, ${PUBLIC_CODE}` }],
    notes: ['Some European files write a decimal comma; the cells prove which.'],
  },
  GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE: {
    layouts: [
      {
        layout: 'English',
        sure: 'b-',
        source: 'seven Canadian files of 2025 in adwweaver/Amazon-Settlement-Transformer',
      },
    ],
    notes: ['Amazon stopped making it on 2026-11-11.'],
  },
  DATE_RANGE_TRANSACTIONS: {
    layouts: [
      { layout: 'English, German, French, Italian, Spanish, Japanese', sure: 'b', source: PUBLIC_CODE },
      { layout: 'Dutch, Swedish, Polish, Mexican, Brazilian', sure: 'b', source: PUBLIC_CODE },
      { layout: 'Turkish', sure: 'c', source: 'one public test' },
    ],
    notes: [
      'What a row states in columns whose headings are not known is told as its unexplained part: the columns must add up to the total.',
    ],
  },
  PAYMENTS_TRANSACTION_VIEW: {
    layouts: [{ layout: 'English, India', sure: 'b-', source: 'a file in shivachaithanya365/amazon-seller-guide' }],
    notes: [
      'The currency stands only in the last heading, "Total (INR)"; the other currencies are taken to be written the same way.',
    ],
  },
  GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA: one('b', `aresstore-seller-hub, ${PUBLIC_CODE}`),
  GET_FBA_INVENTORY_PLANNING_DATA: {
    layouts: [
      {
        layout: 'English',
        sure: 'c',
        source: `airbytehq/airbyte schema (63 columns), ${PUBLIC_CODE} for the newer ones`,
      },
    ],
  },
  GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA: one('b', 'aresstore-seller-hub, a recording in lineofflight/peddler'),
  GET_AFN_INVENTORY_DATA_BY_COUNTRY: one('c', 'aresstore-seller-hub'),
  GET_FBA_STORAGE_FEE_CHARGES_DATA: one('c', PUBLIC_CODE),
  GET_FBA_FULFILLMENT_LONGTERM_STORAGE_FEE_CHARGES_DATA: one('c', PUBLIC_CODE),
  GET_FBA_REIMBURSEMENTS_DATA: one('b', 'aresstore-seller-hub, coaxon/amazon-mcp'),
  GET_LEDGER_DETAIL_VIEW_DATA: one('c', 'aresstore-seller-hub'),
  GET_SELLER_FEEDBACK_DATA: one('c', PUBLIC_CODE),
  GET_FBA_SNS_PERFORMANCE_DATA: {
    layouts: [{ layout: 'English', sure: 'c', source: `${PUBLIC_CODE}; one heading row, seen once` }],
    notes: [
      'Amazon took the report type away from the API on 2025-12-11, and its columns are documented nowhere: the file by hand is what is read.',
      'Headings of GET_FBA_SNS_FORECAST_DATA were found nowhere; it is not read.',
    ],
  },
  analytics_salesAndTraffic_2024_04_24: {
    layouts: [
      {
        layout: 'JSON lines',
        sure: 'a',
        source: "Amazon's schema in selling-partner-api-models, a recording in lineofflight/peddler",
      },
    ],
    notes: [
      'Lines name no query: they are told by what they hold. A list, one line alone, and an answer with its envelope are read too.',
    ],
  },
  analytics_economics_2024_03_15: {
    layouts: [
      {
        layout: 'JSON lines',
        sure: 'a',
        source: "Amazon's schema in selling-partner-api-models, a recording in lineofflight/peddler",
      },
    ],
    notes: ['A preview or simulation has the same form as what happened, and nothing in it tells which it is.'],
  },
  SP_SEARCH_TERM_CONSOLE: {
    layouts: [
      { layout: 'English, summary', sure: 'b-', source: 'a workbook in JAnin12345/Amazon-PPC-ACoS-Analyzer' },
      { layout: 'English, daily', sure: 'c', source: 'Noo-Fac/amazon-ppc' },
      { layout: 'English, newer exports', sure: 'c', source: PUBLIC_CODE },
      { layout: 'German', sure: 'c', source: `${PUBLIC_CODE}; headings of dates and currency are not known` },
      { layout: 'Japanese', sure: 'c', source: PUBLIC_CODE },
      {
        layout: 'French, Italian, Spanish',
        sure: 'c',
        source: `${PUBLIC_CODE}; headings of sales and orders are not known, so they stay unknown`,
      },
    ],
    notes: [
      'Only terms with at least one click are in it. Files with 14 days say so in their headings and are read as such.',
    ],
  },
  ADS_BULK_SEARCH_TERM: {
    layouts: [
      {
        layout: 'English',
        sure: 'a',
        source: "Amazon's guide to bulk sheets, as mirrored in idealerror/amazon-ads-api-docs",
      },
    ],
    notes: ['Sales are those of seven days, always. The headings of the German tab are not known, only its name.'],
  },
  ADS_BULK_CAMPAIGNS: one('c', 'a sample in amandeepsharma07/amazon-ppc-optimizer'),
  spSearchTerm: ADS_API,
  spPurchasedProduct: ADS_API,
  spAdvertisedProduct: ADS_API,
  spTargeting: ADS_API,
  spCampaigns: ADS_API,
  CATEGORY_LISTINGS_REPORT: {
    layouts: [
      { layout: 'present attribute names', sure: 'b', source: PUBLIC_CODE },
      { layout: 'older attribute names', sure: 'b', source: PUBLIC_CODE },
    ],
    notes: [
      'The columns differ by product type; only those of texts, pictures and place in the catalogue are read, by the names of their attributes and in every language.',
      'Words for parent and child are known in English only; in other languages the parentage stays unknown.',
    ],
  },
  'h10-cerebro': one('b', `tstevenh/amazon-helium10 and ${PUBLIC_CODE}`),
  'h10-magnet': {
    layouts: [{ layout: 'English', sure: 'b', source: `${PUBLIC_CODE}; the order of the columns was not seen` }],
  },
  'h10-other': one('not seen', 'told by the heading "Keyword Phrase" alone'),
  'js-keyword-scout': one('not seen', 'headings people name; no copy of a real file was found'),
  'js-api': one('a', "Jungle Scout's own Python client", 'JSON'),
  'datadive-mkl': one('c', 'Ecom-Wizards-Agency/amazon-agent'),
  'datadive-phrase': one('c', 'przemo-stefo/ListingBuilderPro'),
  'sellersprite-expand': one('c', PUBLIC_CODE),
  zonguru: one('c', 'one invented sample in a public test'),
  'aba-cn': one('c', 'zhoulittlezhou854-max/amazon-listing-skill', 'Chinese'),
  'poe-search-terms': {
    layouts: [{ layout: 'English', sure: 'c', source: 'Ecom-Wizards-Agency/amazon-agent' }],
    notes: ['Its volumes are of 360 days and are divided by twelve; the control sum is that of the file.'],
  },
  plain: one('own', 'ours', 'all languages named'),
  EXPERIMENT_UNITS: one('own', 'ours'),
  CUSTOMER_REVIEWS: one('own', 'ours', 'all languages named'),
  CUSTOMER_QUESTIONS: one('own', 'ours', 'all languages named'),
  SURVEY_ANSWERS: one('own', 'ours'),
  'customerFeedback_2024-06-01.getItemReviewTopics': SCHEMA('customerFeedback_2024-06-01.json'),
  PRODUCT_FILE: one('own', 'ours'),
  SHOP_ORDERS: {
    layouts: [
      { layout: "Shopify's export", sure: 'b', source: PUBLIC_CODE },
      { layout: 'your own table', sure: 'own', source: 'ours' },
    ],
    notes: ['Addresses and first names are read to draft mails to; they go into no ledger and no other report.'],
  },
  IMAGES: one('own', 'ours', 'file names'),
  LISTINGS_ITEMS_API: {
    ...SCHEMA('listingsItems_2021-08-01.json'),
    notes: ['Attributes follow the product type: those rules look at are read, all others only by name.'],
  },
  CATALOG_ITEMS_API: SCHEMA('catalogItems_2022-04-01.json'),
  APLUS_CONTENT_API: {
    ...SCHEMA('aplusContent_2020-11-01.json'),
    notes: ['Sizes of pictures are those of the crop; the pictures themselves are not in the answer.'],
  },
  PRODUCT_TYPE_SCHEMA: {
    layouts: [{ layout: 'JSON', sure: 'c', source: 'public copies of product type schemas (June 2025)' }],
    notes: ['Attributes asked for under a condition are not counted among the required ones.'],
  },
  LISTING_FILE: one('own', 'our own format', 'YAML, JSON'),
};
