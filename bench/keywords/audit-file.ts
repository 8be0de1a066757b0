// node bench/keywords/audit-file.ts read|audit PRODUCTS PHRASES: reads listings and phrases, and judges the ones by the others or does not.
import { auditKeywords } from '../../src/domain/audit/keywords/audit-keywords.ts';
import { keywordsDocument } from '../../src/domain/audit/keywords/keywords-document.ts';
import { readReports } from '../../src/readers/read.ts';
import { collectFiles } from '../../src/sources/files.ts';

const [what, products = '', phrases = ''] = process.argv.slice(2);
const AS_OF = '2026-11-22';

async function recordsOf(path: string) {
  const { files } = await collectFiles([path]);
  return (await readReports(files, { marketplace: 'US' })).records;
}

const [listings, named] = [await recordsOf(products), await recordsOf(phrases)];
if (what === 'audit') {
  const audit = auditKeywords(listings, { asOf: AS_OF, marketplace: null, named });
  const run = { tool: { name: 'sellerctl', version: 'bench' }, generatedAt: '', asOf: AS_OF, inputs: [] } as const;
  const { data } = keywordsDocument(audit, run, { phrases: 50, forEyes: false }, []);
  console.error(`${data.listings.length} listings, ${data.targets[0]?.phrases ?? 0} phrases`);
}
console.error(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
