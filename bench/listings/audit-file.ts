// node bench/listings/audit-file.ts read|audit FILE: reads a file of listings, and audits it or does not.
import { judgeListings } from '../../src/commands/_stages/judge-listings.ts';
import { withStakes } from '../../src/domain/audit/at-stake.ts';
import { listingsDocument } from '../../src/domain/audit/listings-document.ts';
import { readReports } from '../../src/readers/read.ts';
import { collectFiles } from '../../src/sources/files.ts';

const [what, path = ''] = process.argv.slice(2);
const AS_OF = '2026-11-22';
const { files } = await collectFiles([path]);
const { records } = await readReports(files, { marketplace: 'US' });
if (what === 'audit') {
  const result = withStakes(await judgeListings(records, { asOf: AS_OF, marketplace: null }), records, AS_OF);
  const run = { tool: { name: 'sellerctl', version: 'bench' }, generatedAt: '', asOf: AS_OF, inputs: [] } as const;
  const { data } = listingsDocument(result, run);
  console.error(`${data.listings.length} listings, ${data.totals.errors} errors, ${data.totals.warnings} warnings`);
}
console.error(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
