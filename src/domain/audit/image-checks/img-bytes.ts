import { defineImageCheck } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

const MEGABYTE = 1024 * 1024;

export const imgBytes = defineImageCheck('IMG-BYTES', {
  title: 'A file of at most 10 MB',
  fix: 'Save it with stronger compression or fewer pixels.',
  slot: 'any',
  needs: 'file',
  run: ({ image, rule }) => {
    const measured = image.facts.bytes;
    const bound = limit(rule.limits, 'limit');
    if (measured <= bound) return [];
    const message = `The file has ${(measured / MEGABYTE).toFixed(1)} MB; ${bound / MEGABYTE} MB is the limit for offer pictures.`;
    return [{ message, measured, limit: bound, unit: 'bytes' }];
  },
});
