// npm run bench [-- NAME] [-- --rounds N]: prints a line per case; exit 1 when a median is over its limit.
import { parseArgs } from 'node:util';
import { fees } from './cases/fees.ts';
import { images } from './cases/images.ts';
import { keywords } from './cases/keywords.ts';
import { listings } from './cases/listings.ts';
import { reading } from './cases/reading.ts';
import { apiCalls, showSchedules } from './cases/schedule.ts';
import { startup } from './cases/startup.ts';
import { comparePairs, peakOf } from './harness.ts';
import type { Spread } from './harness.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '21' } },
});
const CASES = [...startup, ...fees, ...keywords, ...listings, ...reading, ...images, ...apiCalls];

const wanted = CASES.filter(({ name }) => positionals.every((word) => name.includes(word)));

const shown = ({ median, min, max }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${min.toFixed(digits)}-${max.toFixed(digits)})`;

for (const entry of wanted) {
  await entry.prepare?.();
  const { ratio, baseline, subject } = comparePairs(entry, Math.min(Number(values.rounds), entry.rounds ?? Infinity));
  const over = entry.limit !== null && ratio.median > entry.limit;
  const promise = entry.limit === null ? '' : `, ${over ? 'OVER' : 'under'} the limit of ${entry.limit}`;
  const rate =
    entry.count === undefined || entry.processor === true
      ? ''
      : `; ${Math.round((entry.count * 1000) / subject.median).toLocaleString('en')} a second`;
  console.log(
    `${entry.name}: ratio ${shown(ratio, 2)}${promise}; ${entry.processor === true ? 'processor ' : ''}ms ${shown(subject, 0)} against ${shown(baseline, 0)}${rate}`,
  );
  if (over) process.exitCode = 1;
  if (entry.peak === undefined) continue;
  const peak = peakOf(entry);
  const isOver = peak > entry.peak;
  console.log(`${entry.name}: peak ${peak} MB, ${isOver ? 'OVER' : 'under'} the limit of ${entry.peak} MB`);
  if (isOver) process.exitCode = 1;
}

if (await showSchedules(positionals, Number(values.rounds))) process.exitCode = 1;
