/** Writes how often the measures err on the labelled pictures into docs/image-audit.md. Run: node scripts/write-picture-rates.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { pictureRates } from './labelled-pictures/rates.ts';
import { withRates } from './labelled-pictures/rates-section.ts';

const page = join(import.meta.dirname, '..', 'docs', 'image-audit.md');
writeFileSync(page, withRates(readFileSync(page, 'utf8'), await pictureRates()));
