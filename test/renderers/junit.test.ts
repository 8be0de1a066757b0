import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { renderJunit } from '../../src/renderers/junit.ts';
import { anyDocument, documentOf, findingOf, OPTIONS } from './documents.ts';

const junit = (findings: readonly Finding[], more: Parameters<typeof documentOf>[1] = {}) =>
  renderJunit(documentOf([{ type: 'findings', id: 'f', findings }], more), OPTIONS);

/** Every character XML 1.0 allows in text (section 2.2). */
const XML_TEXT = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const NAME = '[A-Za-z][A-Za-z-]*';
const ATTRIBUTES = `(?: ${NAME}="[^"<]*")*`;
const TAG = new RegExp(`<(/?)(${NAME})${ATTRIBUTES}(/?)>`, 'g');

/** Fails unless the text is well-formed: tags nested, no stray markup, every ampersand an entity. */
function demandXml(text: string): void {
  expect(text).toMatch(XML_TEXT);
  const inside = text.replace('<?xml version="1.0" encoding="UTF-8"?>\n', '');
  const open: string[] = [];
  for (const [, closes, name = '', empty] of inside.matchAll(TAG)) {
    if (closes === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/') open.push(name);
  }
  expect(open).toEqual([]);
  const rest = inside.replaceAll(TAG, '');
  expect(rest).not.toMatch(/[<>]/);
  expect(inside).not.toMatch(/&(?!(?:amp|lt|gt|quot);)/);
}

describe('renderJunit', () => {
  it('makes a suite of a listing and a case of a finding', () => {
    const text = junit([
      findingOf({ severity: 'error', field: 'title', where: { sku: 'A', marketplace: 'US', file: 'a.txt', line: 4 } }),
      findingOf({ severity: 'info', where: { sku: 'A', marketplace: 'US' } }),
      findingOf({ where: { sku: 'A', marketplace: 'DE' } }),
    ]);
    demandXml(text);
    expect(text).toContain('<testsuites name="A title" tests="3" failures="2" errors="0" skipped="1">');
    expect(text).toContain('<testsuite name="US A" tests="2" failures="1" errors="0" skipped="1">');
    expect(text).toContain('<testsuite name="DE A" tests="1" failures="1"');
    expect(text).toContain('<testcase name="RULE-1 title" classname="US A">');
    expect(text).toContain('<failure type="error" message="Something is wrong.">');
    expect(text).toContain('File: a.txt:4');
    expect(text).toContain('<skipped message="advice"/>');
  });

  it('fails nothing that is known or suppressed, and says why', () => {
    const text = junit([
      findingOf({ severity: 'error', state: 'known' }),
      findingOf({ severity: 'error', suppression: { reason: 'a "brand"', until: '2027-01-31' } }),
    ]);
    demandXml(text);
    expect(text).toContain('failures="0" errors="0" skipped="2"');
    expect(text).toContain('<skipped message="suppressed until 2027-01-31: a &quot;brand&quot;"/>');
  });

  it('shows that it ran when nothing was found, and what could not be read', () => {
    const problems = [{ code: 'x', scope: 'row', file: 'a<b.txt', line: 2, message: 'Cut & gone.' }] as const;
    const text = junit([], { problems });
    demandXml(text);
    expect(text).toContain('<testcase name="no findings"');
    expect(text).toContain('<system-err>a&lt;b.txt:2: Cut &amp; gone.</system-err>');
  });

  it.each(['\u0000', '\u001B[2J', '\uFFFE', '\uFFFF', '\uD800', '\u202E', ']]>', '<!--', '&amp;', '\u0085'])(
    'holds %j harmlessly',
    (sign) => {
      const text = junit([
        findingOf({ message: `a${sign}b`, rule: sign, where: { sku: sign }, evidence: { text: sign } }),
      ]);
      demandXml(text);
      expect(text).not.toMatch(/[\u001B\u0085\u202E]/);
    },
  );

  it('is well-formed for any document', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        demandXml(renderJunit(document, OPTIONS));
      }),
    );
  });
});
