import { defineImageCheck } from '../image-check.ts';

/** A tolerant decoder fills the missing part with grey and would give false background findings. */
export const imgDecodes = defineImageCheck('IMG-DECODES', {
  title: 'The file opens without error',
  fix: 'Export the picture again.',
  slot: 'any',
  needs: 'file',
  run: ({ image }) => {
    const { failure } = image;
    // A format that is refused, or a picture too large to decode, has its own rule.
    if (failure === null || failure.code === 'image-not-accepted') return [];
    if (failure.code === 'image-too-large' || failure.code === 'image-unreadable')
      return { notChecked: failure.message };
    return [{ message: failure.message }];
  },
});
