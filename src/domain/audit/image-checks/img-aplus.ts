import { defineImageCheck, type ImageHit } from '../image-check.ts';
import { limit } from '../images/image-limits.ts';

/** Judged in folders named for A+ alone: no file name tells it. */
export const imgAplus = defineImageCheck('IMG-APLUS', {
  title: 'A+ pictures in the sizes and formats of A+',
  fix: 'Export it anew for A+: 970 x 300 (basic) or 1464 x 600 (premium), JPEG or PNG below 2 MB.',
  slot: 'A+',
  needs: 'size',
  run: ({ image, rule }) => {
    const { width, height, bytes, format, colourSpace, pages } = image.facts;
    const at = (name: string): number => limit(rule.limits, name);
    const hits: ImageHit[] = [];
    const basic = width === at('basicWidth') && height === at('basicHeight');
    const premium = width === at('premiumWidth') && height === at('premiumHeight');
    if (!basic && !premium) {
      const message = `The picture is ${width} x ${height} px; the header of basic A+ is ${at('basicWidth')} x ${at('basicHeight')}, of premium A+ ${at('premiumWidth')} x ${at('premiumHeight')}. Smaller modules have sizes of their own.`;
      hits.push({ message, text: `${width} x ${height}`, severity: 'info', basis: 'question' });
    }
    if (bytes >= at('bytes')) {
      hits.push({
        message: `The file has ${bytes} bytes; A+ takes less than 2 MB.`,
        measured: bytes,
        limit: at('bytes'),
        unit: 'bytes',
      });
    }
    if (format !== null && rule.lists['accepted']?.includes(format) !== true) {
      hits.push({ message: `The picture is ${format.toUpperCase()}; A+ takes JPEG, PNG and BMP.`, text: format });
    }
    if (colourSpace === 'cmyk') hits.push({ message: 'The picture is CMYK; A+ takes RGB.', text: colourSpace });
    if (pages > 1)
      hits.push({
        message: 'The picture is animated; A+ takes still ones.',
        measured: pages,
        limit: 1,
        unit: 'pictures',
      });
    return hits;
  },
});
