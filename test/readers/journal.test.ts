import { describe, expect, it } from 'vitest';

import type { JourneyEvent } from '../../src/model/journal.ts';
import { changeJournal, freeId, readJournal } from '../../src/readers/journal.ts';

const EVENT: JourneyEvent = {
  id: '2026-10-12-image',
  date: '2026-10-12',
  until: null,
  kind: 'image',
  label: 'New "main" image: brighter',
  asin: 'B0ABCDEFGH',
  marketplace: null,
};

describe('a journal', () => {
  it('is empty where there is no file, and keeps what is added', async () => {
    expect(await readJournal(null, 'j.yaml')).toEqual({ events: [], experiments: [] });
    const text = await changeJournal(null, 'j.yaml', { section: 'events', add: [EVENT] });
    expect(text).toContain('# What happened');
    expect((await readJournal(text, 'j.yaml')).events).toEqual([EVENT]);
  });

  it('keeps comments and order of the person who wrote it', async () => {
    const own = `# mine\nevents:\n  # the big one\n  - id: a\n    date: 2026-10-01\n    kind: price\n    label: Price up # by a dollar\n`;
    const added = await changeJournal(own, 'j.yaml', { section: 'events', add: [EVENT] });
    expect(added.startsWith(own.trimEnd())).toBe(true);
    const removed = await changeJournal(added, 'j.yaml', { section: 'events', remove: EVENT.id });
    expect(removed).toBe(own);
  });

  it('changes one value of one entry', async () => {
    const text = await changeJournal(null, 'j.yaml', { section: 'events', add: [EVENT] });
    const set = { label: 'Other' };
    const changed = await changeJournal(text, 'j.yaml', { section: 'events', id: EVENT.id, set });
    expect((await readJournal(changed, 'j.yaml')).events).toEqual([{ ...EVENT, label: 'Other' }]);
  });

  it('keeps the comment behind a value it changes', async () => {
    const own = 'events:\n  - id: a\n    date: 2026-10-01\n    kind: price\n    label: Price up # by a dollar\n';
    const changed = await changeJournal(own, 'j.yaml', { section: 'events', id: 'a', set: { label: 'Price down' } });
    expect(changed).toBe(own.replace('Price up', 'Price down'));
  });

  it('names an id that is not there', async () => {
    await expect(changeJournal(null, 'j.yaml', { section: 'events', remove: 'x' })).rejects.toMatchObject({
      code: 'journal-entry-unknown',
    });
  });

  it.each<[string, string, string]>([
    ['no date', 'events:\n  - id: a\n    kind: price\n    label: x\n', 'line 2: date must be a date'],
    [
      'a kind of its own',
      'events:\n  - id: a\n    date: 2026-10-01\n    kind: mood\n    label: x\n',
      'line 4: kind is none of',
    ],
    [
      'days the wrong way',
      'events:\n  - id: a\n    date: 2026-10-02\n    until: 2026-10-01\n    kind: price\n    label: x\n',
      'line 4: until is before',
    ],
    ['an id twice', 'events:\n  - &e {id: a, date: 2026-10-01, kind: price, label: x}\n  - *e\n', 'stands twice'],
    ['no list', 'events: 3\n', 'line 1: events is no list'],
    ['a list of texts', 'events:\n  - hello\n', 'line 2: the entry has no keys'],
    ['a text alone', 'hello\n', 'line 1: this is no journal'],
    [
      'an ASIN that is none',
      'events:\n  - {id: a, date: 2026-10-01, kind: price, label: x, asin: lamp}\n',
      'asin is no ASIN',
    ],
    [
      'an experiment without its share',
      'experiments:\n  - {id: a, hypothesis: x, metric: P02, start: 2026-10-01, end: 2026-11-01}\n',
      'baseline must be a number',
    ],
  ])('with %s is refused by file and line', async (_, text, message) => {
    await expect(readJournal(text, 'own/j.yaml')).rejects.toMatchObject({
      code: 'journal-invalid',
      exitCode: 5,
      message: expect.stringContaining(message),
    });
    await expect(readJournal(text, 'own/j.yaml')).rejects.toThrow('own/j.yaml, line ');
  });

  it.each([
    ['a tab', 'events:\n\t- id: a\n'],
    ['a key twice', 'events: []\nevents: []\n'],
    [
      'a bomb',
      `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefgh'
        .split('')
        .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[index]}`).join(',')}]`)
        .join('\n')}\nevents: *h\n`,
    ],
  ])('broken by %s is refused and never written over', async (_, text) => {
    await expect(readJournal(text, 'j.yaml')).rejects.toMatchObject({ code: 'yaml-broken', exitCode: 5 });
    await expect(changeJournal(text, 'j.yaml', { section: 'events', add: [EVENT] })).rejects.toMatchObject({
      code: 'yaml-broken',
    });
  });

  it('numbers ids that are taken', () => {
    expect(freeId('a', [])).toBe('a');
    expect(freeId('a', ['a', 'a-2'])).toBe('a-3');
  });
});
