import { resolve } from 'node:path';

import type { BenchCase } from '../harness.ts';
import { makePictures } from '../images/picture-files.ts';

const script = resolve(import.meta.dirname, '../images/measure-pictures.ts');

function pictures(name: string, how: string, count: number, more: Pick<BenchCase, 'limit' | 'peak'>): BenchCase {
  return {
    name,
    rounds: 7,
    count,
    baseline: [script, 'decode', String(count)],
    subject: [script, how, String(count)],
    prepare: makePictures,
    ...more,
  };
}

/** All measures of 2000 x 2000 JPEGs against the plain full decode of the same files by sharp, as many at a time. */
export const images: readonly BenchCase[] = [
  pictures('pictures measured', 'measure', 144, { limit: 1.3, peak: 250 }),
  pictures('pictures measured, many', 'measure', 600, { limit: 1.3, peak: 250 }),
  pictures('picture headers read', 'header', 144, { limit: null }),
];
