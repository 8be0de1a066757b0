import { defineImageCheck, type ImageHit } from '../image-check.ts';

/** Endings of each format. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  gif: ['gif'],
  tiff: ['tif', 'tiff'],
  webp: ['webp'],
};

function endingHit(path: string, format: string): ImageHit[] {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (ENDINGS[format]?.includes(ending) !== false) return [];
  const message = `The bytes are ${format.toUpperCase()} and the name ends in ".${ending}".`;
  return [
    {
      message,
      text: ending,
      severity: 'warning',
      fix: `Rename it to .${ENDINGS[format]?.[0] ?? format} or export it again.`,
    },
  ];
}

export const imgFormat = defineImageCheck('IMG-FORMAT', {
  title: 'JPEG, PNG, TIFF or GIF, by the bytes and by the name',
  fix: 'Export it as JPEG.',
  slot: 'any',
  needs: 'file',
  run: ({ image, rule }) => {
    const { format, path } = image.facts;
    if (format === null) return { notChecked: 'the bytes are no picture of a known format' };
    if (rule.lists['accepted']?.includes(format) === true) return endingHit(path, format);
    return [{ message: `The picture is ${format.toUpperCase()}, which Amazon does not take.`, text: format }];
  },
});
