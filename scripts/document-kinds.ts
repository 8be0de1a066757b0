// Every kind of document, in one table: where its data type is, which version programs may rely on, and a command line
// that makes one from the sample seller. The schemas in docs/schemas and the test that validates them come from here.

export interface DocumentKind {
  /** The `kind` a program sees. */
  readonly kind: string;
  /** Raise by one when `data` changes in a way that a program can notice, here and where the document is made. */
  readonly schemaVersion: number;
  /** Name of the exported type of `data`; unique in src. */
  readonly dataType: string;
  /** Arguments of `sellerctl` that print one; `--json` and `--date` are added. */
  readonly example: readonly string[];
}

/** The day the sample seller's files were downloaded. */
export const DEMO_DATE = '2026-11-09';

const DEMO = 'fixtures/demo';

const PRODUCT = '--marketplace US --price 24.99 --dimensions 13.8x9x0.7in --weight 2.88oz --cost 6.10'.split(' ');

/** Stands in an example for a folder that whoever runs it makes for this alone. */
export const SCRATCH = '<scratch>';

export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  { kind: 'brief', schemaVersion: 3, dataType: 'BriefData', example: ['brief', DEMO] },
  { kind: 'audit-listings', schemaVersion: 2, dataType: 'AuditListingsData', example: ['audit', 'listings', DEMO] },
  { kind: 'audit-diff', schemaVersion: 1, dataType: 'AuditDiffData', example: ['audit', 'diff', DEMO, DEMO] },
  { kind: 'audit-images', schemaVersion: 2, dataType: 'AuditImagesData', example: ['audit', 'images', DEMO] },
  { kind: 'audit-keywords', schemaVersion: 1, dataType: 'AuditKeywordsData', example: ['audit', 'keywords', DEMO] },
  {
    kind: 'fees-estimate',
    schemaVersion: 2,
    dataType: 'FeesEstimateData',
    example: ['fees', 'estimate', ...PRODUCT, '--category', 'Home and Kitchen'],
  },
  { kind: 'fees-margins', schemaVersion: 1, dataType: 'FeesMarginsData', example: ['fees', 'margins', DEMO] },
  {
    kind: 'fees-compare',
    schemaVersion: 1,
    dataType: 'FeesCompareData',
    example: ['fees', 'compare', DEMO, '--from', '2026-10-01', '--set', 'price=+5%'],
  },
  { kind: 'fees-cliffs', schemaVersion: 1, dataType: 'FeesCliffsData', example: ['fees', 'cliffs', DEMO] },
  { kind: 'fees-reconcile', schemaVersion: 1, dataType: 'FeesReconcileData', example: ['fees', 'reconcile', DEMO] },
  {
    kind: 'reviews-lint',
    schemaVersion: 1,
    dataType: 'ReviewsLintData',
    example: ['reviews', 'lint', 'fixtures/reviews/messages', '--fail-on', 'leak'],
  },
  {
    kind: 'reviews-draft',
    schemaVersion: 1,
    dataType: 'ReviewsDraftData',
    example: ['reviews', 'draft', DEMO, '--store-name', 'Kestrelware'],
  },
  { kind: 'reviews-send', schemaVersion: 1, dataType: 'ReviewsSendData', example: ['reviews', 'send', DEMO] },
  { kind: 'reviews-ledger', schemaVersion: 1, dataType: 'ReviewsLedgerData', example: ['reviews', 'ledger'] },
  {
    kind: 'reviews-experiment',
    schemaVersion: 1,
    dataType: 'ReviewsExperimentData',
    example: ['reviews', 'experiment', '--baseline', '0.8', '--lift', '0.3'],
  },
  { kind: 'reviews-plan', schemaVersion: 2, dataType: 'ReviewsPlanData', example: ['reviews', 'plan', DEMO] },
  { kind: 'journey-report', schemaVersion: 2, dataType: 'JourneyReportData', example: ['journey', 'report', DEMO] },
  {
    kind: 'journey-digest',
    schemaVersion: 1,
    dataType: 'JourneyDigestData',
    example: ['journey', 'report', DEMO, '--digest'],
  },
  { kind: 'journey-events', schemaVersion: 1, dataType: 'JourneyEventsData', example: ['journey', 'events', 'list'] },
  {
    kind: 'journey-experiments',
    schemaVersion: 1,
    dataType: 'JourneyExperimentsData',
    example: ['journey', 'experiments', 'list'],
  },
  {
    kind: 'journey-map',
    schemaVersion: 1,
    dataType: 'JourneyMapData',
    example: ['journey', 'map', 'render', 'fixtures/maps/future-state.yaml', DEMO],
  },
  {
    kind: 'journey-map-check',
    schemaVersion: 1,
    dataType: 'JourneyMapCheckData',
    example: ['journey', 'map', 'check', 'fixtures/maps/future-state.yaml'],
  },
  { kind: 'journey-pains', schemaVersion: 1, dataType: 'JourneyPainsData', example: ['journey', 'pains', DEMO] },
  { kind: 'journey-loyalty', schemaVersion: 1, dataType: 'JourneyLoyaltyData', example: ['journey', 'loyalty', DEMO] },
  { kind: 'journey-leaks', schemaVersion: 1, dataType: 'JourneyLeaksData', example: ['journey', 'leaks', DEMO] },
  { kind: 'journey-metrics', schemaVersion: 1, dataType: 'JourneyMetricsData', example: ['journey', 'metrics', DEMO] },
  { kind: 'reports-inspect', schemaVersion: 1, dataType: 'ReportsInspectData', example: ['reports', 'inspect', DEMO] },
  {
    kind: 'reports-import',
    schemaVersion: 1,
    dataType: 'ReportsImportData',
    example: ['reports', 'import', `${DEMO}/BusinessReport-09-11-26.csv`],
  },
  { kind: 'reports-list', schemaVersion: 1, dataType: 'ReportsListData', example: ['reports', 'list'] },
  { kind: 'reports-gaps', schemaVersion: 1, dataType: 'ReportsGapsData', example: ['reports', 'gaps'] },
  {
    kind: 'reports-pull',
    schemaVersion: 1,
    dataType: 'ReportsPullData',
    example: ['reports', 'pull', '--for', 'brief', '--marketplace', 'US', '--dry-run'],
  },
  { kind: 'reports-prune', schemaVersion: 1, dataType: 'ReportsPruneData', example: ['reports', 'prune'] },
  { kind: 'reports-export', schemaVersion: 1, dataType: 'ReportsExportData', example: ['reports', 'export', SCRATCH] },
  { kind: 'auth-status', schemaVersion: 1, dataType: 'AuthStatusData', example: ['auth', 'status'] },
  { kind: 'doctor', schemaVersion: 1, dataType: 'DoctorData', example: ['doctor'] },
  {
    kind: 'schedule',
    schemaVersion: 1,
    dataType: 'ScheduleData',
    example: ['schedule', '--cron', '15 6 * * *', '--target', 'systemd', '--', 'reports', 'list'],
  },
  { kind: 'rules-list', schemaVersion: 1, dataType: 'RulesListData', example: ['rules', 'list'] },
  { kind: 'config-list', schemaVersion: 1, dataType: 'ConfigListData', example: ['config', 'list'] },
  { kind: 'config-get', schemaVersion: 1, dataType: 'ConfigGetData', example: ['config', 'get', 'marketplace'] },
  { kind: 'config-path', schemaVersion: 1, dataType: 'ConfigPathData', example: ['config', 'path'] },
  { kind: 'rules-show', schemaVersion: 1, dataType: 'RulesShowData', example: ['rules', 'show', 'fulfillment-fees'] },
];
