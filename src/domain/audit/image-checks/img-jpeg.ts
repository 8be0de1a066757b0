import { defineImageCheck } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

export const imgJpeg = defineImageCheck('IMG-JPEG', {
  title: 'Little compression',
  fix: 'Export it from the original at quality 85 or more.',
  slot: 'any',
  needs: 'file',
  run: ({ image, rule }) => {
    const { format, jpegQuality: measured, chroma } = image.facts;
    if (format !== 'jpeg') return [];
    if (measured === null) return { notChecked: 'the file does not tell its quantisation' };
    const [low, fair] = [limit(rule.limits, 'low'), limit(rule.limits, 'fair')];
    if (measured >= fair) return [];
    const colour = chroma === '4:2:0' ? ' and colour at half the size' : '';
    const message = `The JPEG is saved at about quality ${measured} of 100${colour}: fine detail and edges suffer.`;
    const severity = measured < low ? ('warning' as const) : ('info' as const);
    return [{ message, measured, limit: measured < low ? low : fair, unit: 'quality', severity }];
  },
});
