import { defineImageCheck } from '../image-check.ts';

export const imgAiTag = defineImageCheck('IMG-AI-TAG', {
  title: 'People made by AI are told in the metadata',
  fix: 'If it shows people who do not exist, add contains-synthetic-performer to the XMP keywords (dc:subject).',
  slot: 'any',
  needs: 'file',
  run: ({ image, rule }) => {
    const { subjects, digitalSource } = image.facts;
    const tags = rule.lists['tags'] ?? [];
    if (subjects.some((subject) => tags.includes(subject.toLowerCase()))) return [];
    const made = rule.lists['sources']?.includes(digitalSource ?? '') === true;
    if (!made)
      return { notChecked: 'pixels do not tell whether people in it are made by AI, and the file does not say so' };
    const message = `The file says that AI made it (${digitalSource ?? ''}) and lacks the tag ${tags.join(', ')}. Does it show people?`;
    return [{ message, text: digitalSource ?? '', basis: 'question' }];
  },
});
