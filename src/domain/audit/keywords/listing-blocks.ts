import type { Block, Cell } from '../../../model/document.ts';
import type { KeywordListingData, PackedTermsData, TitleCutData } from './keywords-data.ts';
import {
  ASSIGNED_TEXT,
  countText,
  FIELD_TEXT,
  percentText,
  PLACE_TEXT,
  UNREACHABLE_TEXT,
  WASTE_TEXT,
} from './keyword-wording.ts';
import { TIER_TEXT, TIERS } from './tiers.ts';

/** So many rows of each table are shown to eyes; the data has all that were asked for. */
const SHOWN = 12;
/** So many phrases are named in one cell. */
const IN_CELL = 3;

function tierTable(id: string, data: KeywordListingData): Block {
  return {
    type: 'table',
    id: `tiers-${id}`,
    title: 'How well its phrases are covered',
    columns: [
      { key: 'tier', label: 'Tier', kind: 'id' },
      { key: 'phrases', label: 'Phrases', kind: 'integer' },
      { key: 'volume', label: 'Searches/month', kind: 'integer' },
      { key: 'share', label: 'Share', kind: 'percent' },
      { key: 'means', label: 'Means', kind: 'text', priority: 2, truncate: true },
    ],
    rows: data.tiers.map(({ tier, phrases, volume, share }) => [tier, phrases, volume, share, TIER_TEXT[tier]]),
    note: 'Weak field and missing words are not counted as covered.',
  };
}

function fieldTable(id: string, { fields }: KeywordListingData): Block {
  const known = (told: boolean, value: Cell): Cell => (told ? value : null);
  return {
    type: 'table',
    id: `fields-${id}`,
    title: 'What each field adds',
    columns: [
      { key: 'field', label: 'Field', kind: 'text' },
      { key: 'alone', label: 'Alone', kind: 'percent' },
      { key: 'adds', label: 'Adds', kind: 'percent' },
      { key: 'adds-volume', label: 'Adds searches', kind: 'integer' },
      { key: 'adds-phrases', label: 'Adds phrases', kind: 'integer', priority: 2 },
    ],
    rows: fields.map(({ field, told, alone, adds }) => [
      FIELD_TEXT[field],
      known(told, alone.share),
      known(told, adds.share),
      known(told, adds.volume),
      known(told, adds.phrases),
    ]),
    note: 'Alone: phrases with all words in this field. Adds: phrases complete with it and the fields above it.',
  };
}

function wordsTable(id: string, title: string, { words }: PackedTermsData): Block[] {
  if (words.length === 0) return [];
  return [
    {
      type: 'table',
      id: `words-${id}`,
      title,
      columns: [
        { key: 'word', label: 'Word', kind: 'id' },
        { key: 'bytes', label: 'Bytes', kind: 'integer', priority: 2 },
        { key: 'phrases', label: 'Phrases', kind: 'integer' },
        { key: 'volume', label: 'Searches/month', kind: 'integer' },
        { key: 'completes', label: 'Completes', kind: 'text', truncate: true },
      ],
      rows: words.map(({ word, bytes, inDescription, phrases, volume, completes }) => [
        word,
        bytes,
        phrases,
        volume,
        completes
          .slice(0, IN_CELL)
          .map(({ phrase }) => phrase)
          .join(', ') +
          (phrases > IN_CELL ? ', ...' : '') +
          (inDescription ? ' (in the description too)' : ''),
      ]),
      note: 'A phrase stands under each word it needs: the rows do not add up.',
    },
  ];
}

function unreachableText({ unreachable }: PackedTermsData): string[] {
  return unreachable.map(
    ({ reason, phrases, example }) =>
      `${countText(phrases, 'phrase', 'phrases')} ${UNREACHABLE_TEXT[reason]}, such as "${example}".`,
  );
}

function proposalBlocks(id: string, data: KeywordListingData): Block[] {
  const { proposal, strictProposal, lostByProposal, covered, searchTerms } = data;
  if (proposal === null) return [];
  const today =
    searchTerms === null ? 'Today is not known' : `Today ${percentText(covered.share ?? 0)} of the weight is covered`;
  const strict =
    strictProposal === null
      ? []
      : [
          `Within ${strictProposal.limit} bytes (${strictProposal.rule ?? 'strictest limit'}): ${percentText(strictProposal.covered.share ?? 0)}.`,
        ];
  const kept =
    proposal.kept.length === 0
      ? []
      : [
          `The last ${proposal.kept.length === 1 ? 'word stays' : `${proposal.kept.length} words stay`} from today, as there is room.`,
        ];
  const lost =
    lostByProposal === null || lostByProposal.phrases === 0
      ? []
      : [
          `${countText(lostByProposal.phrases, 'phrase is', 'phrases are')} covered today and not with these, such as "${lostByProposal.example ?? ''}": by words that may not stand there, or that others outweigh.`,
        ];
  return [
    {
      type: 'prose',
      id: `proposal-${id}`,
      title: `Proposed search terms: ${proposal.bytes} of ${proposal.limit} bytes`,
      paragraphs: [
        proposal.text === '' ? 'No word would complete a phrase.' : proposal.text,
        [`${today}, with these ${percentText(proposal.covered.share ?? 0)}.`, ...strict].join(' '),
      ],
      bullets: [...kept, ...lost, ...unreachableText(proposal)],
    },
    ...wordsTable(id, 'Why these words', proposal),
  ];
}

function wasteBlocks(id: string, { waste, total }: KeywordListingData): Block[] {
  if (waste === null || waste.byReason.length === 0) return [];
  const few = total.phrases > 0 && waste.uselessBytes !== null && waste.uselessBytes > 0;
  return [
    {
      type: 'table',
      id: `waste-${id}`,
      title: `Today's search terms: ${waste.wastedBytes} of ${waste.bytes} bytes bring nothing`,
      columns: [
        { key: 'reason', label: 'Lost on', kind: 'text' },
        { key: 'words', label: 'Words', kind: 'integer' },
        { key: 'bytes', label: 'Bytes', kind: 'integer' },
        { key: 'which', label: 'Which', kind: 'text', truncate: true },
      ],
      rows: waste.byReason.map(({ reason, words, bytes }) => [
        WASTE_TEXT[reason],
        words,
        bytes,
        waste.words
          .filter((word) => word.reason === reason)
          .map(({ word }) => word)
          .join(' '),
      ]),
      ...(few
        ? {
            note: `Words that complete no known phrase are not counted as lost: only ${countText(total.phrases, 'phrase is', 'phrases are')} known here.`,
          }
        : {}),
    },
  ];
}

function missingTable(id: string, { phrases }: KeywordListingData): Block[] {
  const open = phrases.filter(({ tier }) => TIERS.indexOf(tier) >= TIERS.indexOf('weak-field'));
  if (open.length === 0) return [];
  return [
    {
      type: 'table',
      id: `open-${id}`,
      title: 'Heaviest phrases not covered',
      columns: [
        { key: 'phrase', label: 'Phrase', kind: 'text', truncate: true },
        { key: 'volume', label: 'Searches/month', kind: 'integer' },
        { key: 'missing', label: 'Missing', kind: 'text' },
        { key: 'hint', label: 'Perhaps in', kind: 'text', priority: 3, truncate: true },
        { key: 'source', label: 'Source', kind: 'text', priority: 4, truncate: true },
      ],
      rows: open
        .slice(0, SHOWN)
        .map(({ phrase, volume, missing, compoundHints, source }) => [
          phrase,
          volume,
          missing.length === 0 ? 'in the description only' : missing.join(' '),
          compoundHints.length === 0 ? null : compoundHints.flatMap(({ seenIn }) => seenIn).join(' '),
          source,
        ]),
      ...(open.length > SHOWN
        ? { note: `${open.length - SHOWN} more among those listed; --format json has them.` }
        : {}),
    },
  ];
}

function cutBlocks(id: string, cut: TitleCutData | null): Block[] {
  if (cut === null) return [];
  const { inTitle, covered } = cut;
  const share = (value: number | null): string => (value === null ? 'not known' : percentText(value));
  const highlights =
    cut.highlights === null
      ? []
      : [`Item highlights (${[...cut.highlights].length} of ${cut.highlightsLimit ?? 0}): ${cut.highlights}`];
  return [
    {
      type: 'prose',
      id: `cut-${id}`,
      title: `Title of ${cut.length} characters cut to ${cut.titleLength} of ${cut.limit} (${cut.rule})`,
      paragraphs: [
        `Title: ${cut.title}`,
        ...highlights,
        ...(cut.searchTerms === null ? [] : [`Search terms (${cut.searchTerms.bytes} bytes): ${cut.searchTerms.text}`]),
        `Phrases in a row in the title: ${share(inTitle.before.share)} before, ${share(inTitle.after.share)} after. Covered in all: ${share(covered.before.share)} before, ${share(covered.after.share)} after. No word was changed: read it before you use it.`,
      ],
    },
    {
      type: 'table',
      id: `parts-${id}`,
      title: 'Where each part goes',
      columns: [
        { key: 'part', label: 'Part', kind: 'text', truncate: true },
        { key: 'place', label: 'Goes to', kind: 'text' },
        { key: 'because', label: 'Because', kind: 'text', priority: 2, truncate: true },
      ],
      rows: cut.parts.map(({ text, place, because }) => [text, PLACE_TEXT[place], because]),
    },
  ];
}

/** Everything about one listing. `id`: unique in the document. */
export function listingBlocks(data: KeywordListingData, id: string, title: string | null): Block[] {
  const { total, covered, sku, marketplace, notes, assignedBy } = data;
  const searches = total.volume === null ? '' : `, ${total.volume.toLocaleString('en-US')} searches a month`;
  const share = covered.share === null ? '' : ` ${percentText(covered.share)} covered.`;
  const from = assignedBy.map(({ how, phrases }) => `${phrases.toLocaleString('en-US')} ${ASSIGNED_TEXT[how]}`);
  return [
    {
      type: 'prose',
      id: `listing-${id}`,
      level: 2,
      title: marketplace === null ? sku : `${sku}, ${marketplace}`,
      paragraphs: [
        ...(title === null ? [] : [title]),
        total.phrases === 0
          ? 'No phrase is known for it.'
          : `${countText(total.phrases, 'phrase', 'phrases')}${searches}: ${from.join(', ')}.${share}`,
      ],
      ...(notes.length > 0 ? { bullets: notes } : {}),
    },
    ...(total.phrases === 0 ? [] : [tierTable(id, data), fieldTable(id, data), ...missingTable(id, data)]),
    ...proposalBlocks(id, data),
    ...wasteBlocks(id, data),
    ...cutBlocks(id, data.titleCut),
  ];
}
