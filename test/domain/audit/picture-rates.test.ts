import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { pictureRates } from '../../../scripts/labelled-pictures/rates.ts';
import { withRates } from '../../../scripts/labelled-pictures/rates-section.ts';

const PAGE = join(import.meta.dirname, '..', '..', '..', 'docs', 'image-audit.md');

describe('labelled pictures', () => {
  it('are judged as often wrongly as the page says, and no more', { timeout: 600_000 }, async () => {
    const rates = await pictureRates();
    for (const [set, of] of [
      ['tuned', rates.tuned],
      ['held out', rates.heldOut],
    ] as const) {
      const lines = of.map(
        ({ rule, breaking, missed, keeping, blamed }) =>
          `${set}, ${rule}: missed ${missed.length} of ${breaking}, blamed ${blamed.length} of ${keeping}`,
      );
      process.stdout.write(`${lines.join('\n')}\n`);
    }
    const page = readFileSync(PAGE, 'utf8');
    expect(withRates(page, rates), 'run: node scripts/write-picture-rates.ts').toBe(page);
  });
});
