import { defineGalleryCheck } from '../gallery-check.ts';

/** `<id>.<code>.<ending>`: what stands where the variant code belongs. */
const NAMED = /(?:^|[/\\!])[^/\\!.]+\.([^/\\!.]+)\.[A-Za-z]{3,4}$/;

const PART = /^PT(\d\d)$/;

export const imgSlots = defineGalleryCheck('IMG-SLOTS', {
  title: 'Known slots, none left out',
  fix: 'Use MAIN, PT01 to PT08 without gaps, and SWCH.',
  run: ({ gallery, rule }) => {
    const known = rule.lists['known'] ?? [];
    const unknown = gallery.pictures.flatMap(({ image, slot }) => {
      const code = NAMED.exec(image.record.path)?.[1];
      if (slot !== null || code === undefined || known.includes(code.toUpperCase())) return [];
      const message = `"${code}" is no slot of Amazon's: the picture would not be taken by a bulk upload.`;
      return [{ picture: image, message, text: code }];
    });
    const numbers = gallery.pictures
      .flatMap(({ slot }) => Number(PART.exec(slot ?? '')?.[1] ?? Number.NaN))
      .filter((n) => n > 0);
    const last = Math.max(0, ...numbers);
    const gaps = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
    const picture = gallery.pictures.find(({ slot }) => slot === `PT${String(last).padStart(2, '0')}`)?.image;
    if (gaps.length === 0 || picture === undefined) return unknown;
    const told = gaps.map((number) => `PT${String(number).padStart(2, '0')}`).join(', ');
    return [...unknown, { picture, message: `The gallery of ${gallery.name} leaves slots out: ${told}.`, text: told }];
  },
});
