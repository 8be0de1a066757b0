import { describe, expect, it } from 'vitest';

import { exitCodeOf, nothingUsable, problemNotes } from '../../src/cli/emit.ts';
import type { ProvenanceInput } from '../../src/model/document.ts';
import { finding, problem, sampleDocument } from './sample-document.ts';

const provenance = sampleDocument([]).provenance;

function withInputs(...types: (string | null)[]) {
  const inputs = types.map((reportType, index): ProvenanceInput => ({
    path: `f${index}`,
    sha256: '',
    bytes: 1,
    reportType,
    rows: 2,
    records: reportType === null ? 0 : 2,
  }));
  return sampleDocument([], { provenance: { ...provenance, inputs } });
}

describe('nothingUsable', () => {
  it('is so when no file is of a known kind', () => {
    expect(nothingUsable(withInputs(null, null))).toBe(true);
    expect(nothingUsable(withInputs(null, 'SQP_HAND'))).toBe(false);
  });

  it('is so when files of known kinds gave not one record: cut, refused or headings alone', () => {
    const { inputs } = withInputs('SQP_HAND', 'SQP_HAND').provenance;
    const of = (...records: number[]) =>
      sampleDocument([], {
        provenance: {
          ...provenance,
          inputs: inputs.map((input, index) => ({ ...input, records: records[index] ?? 0 })),
        },
      });
    expect(nothingUsable(of(0, 0))).toBe(true);
    expect(nothingUsable(of(0, 1))).toBe(false);
  });

  it('is so when files were named and none could be opened', () => {
    expect(nothingUsable(sampleDocument([], { problems: [problem('file')] }))).toBe(true);
    expect(nothingUsable(sampleDocument([]))).toBe(false);
  });
});

describe('exitCodeOf', () => {
  const found = sampleDocument([{ type: 'findings', id: 'f', findings: [finding('error')] }], {
    problems: [problem('row', 3)],
  });

  it.each([
    ['0 by default', found, {}, 0],
    ['3 on a finding that --fail-on names', found, { failOn: ['error'] as const }, 3],
    ['5 with --strict and a problem, findings or not', found, { strict: true, failOn: ['error'] as const }, 5],
    ['0 with --strict and no problem', sampleDocument([]), { strict: true }, 0],
    ['5 when nothing could be used', withInputs(null), {}, 5],
    ["the command's own", found, { exitCode: 7 as const }, 7],
    ['no excuse when the command says done', found, { exitCode: 0 as const, failOn: ['error'] as const }, 3],
  ])('is %s', (_name, document, options, code) => {
    expect(exitCodeOf(document, { strict: false, failOn: [], ...options })).toBe(code);
  });
});

describe('problemNotes', () => {
  const problems = [problem('file'), problem('row', 3), problem('row', 4), problem('cell', 9)];

  it('count what could not be used', () => {
    expect(problemNotes(sampleDocument([], { problems }), 'table')).toEqual([
      '4 problems: 1 file not used, 2 rows left out, 1 value unknown.',
    ]);
    expect(problemNotes(sampleDocument([]), 'table')).toEqual([]);
  });

  it('name the problems where the format has no place for them, the first ten only', () => {
    const many = Array.from({ length: 12 }, (_, index) => problem('row', index + 1));
    const notes = problemNotes(sampleDocument([], { problems: many }), 'csv');
    expect(notes[1]).toBe('  orders.txt:1: It is bad.');
    expect(notes).toHaveLength(12);
    expect(notes.at(-1)).toContain('2 more');
  });

  it('make hostile file names harmless', () => {
    const hostile = { ...problem('file'), file: 'a\u001B]0;x\u0007\n.txt' };
    expect(problemNotes(sampleDocument([], { problems: [hostile] }), 'csv')[1]).toBe('  a␛]0;x␇␊.txt: It is bad.');
  });
});
