import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { fileUri } from '../../src/renderers/file-uri.ts';
import { renderSarif } from '../../src/renderers/sarif.ts';
import { anyDocument, documentOf, findingOf, fixture, OPTIONS } from './documents.ts';
import { SARIF_SHAPE } from './sarif-shape.ts';

/** RFC 3986 without the letters it forbids; a reference may have no scheme. */
const URI = /^(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-F]{2})*$/;
const validate = new Ajv({
  allErrors: true,
  strict: false,
  formats: { uri: /^https?:\/\/\S+$/, 'uri-reference': URI },
}).compile(SARIF_SHAPE);

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation?: object }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly baselineState?: string;
  readonly suppressions?: readonly object[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly { readonly toolExecutionNotifications: readonly object[] }[];
  readonly results: readonly Result[];
}

function runOf(text: string): Run {
  const log = JSON.parse(text) as { runs: [Run] };
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  return log.runs[0];
}

function resultOf(finding: Partial<Finding>): Result {
  const document = documentOf([{ type: 'findings', id: 'f', findings: [findingOf(finding)] }], {
    provenance: { ...fixture('all-blocks').provenance },
  });
  const [result] = runOf(renderSarif(document, OPTIONS)).results;
  if (result === undefined) throw new Error('no result');
  return result;
}

describe('renderSarif', () => {
  it('gives each finding its rule, level, words, place and fingerprint', () => {
    const result = resultOf({
      rule: 'TITLE-LEN-75',
      severity: 'error',
      field: 'title',
      where: { sku: 'A-1', marketplace: 'US', file: 'in/All Listings.txt', line: 7 },
      message: 'Too long.',
      fix: 'Cut it.',
    });
    expect(result).toMatchObject({
      ruleId: 'TITLE-LEN-75',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'A-1 · US · title: Too long. Fix: Cut it.' },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'in/All%20Listings.txt' }, region: { startLine: 7 } },
          logicalLocations: [{ fullyQualifiedName: 'US/A-1/title' }],
        },
      ],
    });
    expect(Object.values(result.partialFingerprints)[0]).toMatch(/^[0-9a-f]{16}$/);
  });

  it('keeps the fingerprint when line, wording and order of bullets change, and not when the text does', () => {
    const finding = { field: 'bullet-2', evidence: { text: 'free  gift', position: 3 }, where: { sku: 'A', line: 2 } };
    const print = (change: Partial<Finding>) => resultOf({ ...finding, ...change }).partialFingerprints;
    const moved = { field: 'bullet-4', message: 'New words.', where: { sku: 'A', line: 9, file: 'other.txt' } };
    expect(print({ ...moved, evidence: { text: ' free gift', position: 80 } })).toEqual(print({}));
    expect(print({ evidence: { text: 'free gifts' } })).not.toEqual(print({}));
    expect(print({ where: { sku: 'A', marketplace: 'DE' } })).not.toEqual(print({}));
    expect(print({ rule: 'OTHER' })).not.toEqual(print({}));
  });

  it('names the first file where a finding has none, without a line that is not its own', () => {
    const { locations } = resultOf({ where: { sku: 'A', line: 3 } });
    expect(locations).toHaveLength(1);
    expect(locations[0]?.physicalLocation).not.toHaveProperty('region');
  });

  it('says what is known of the baseline and what is suppressed', () => {
    expect(resultOf({ state: 'known' }).baselineState).toBe('unchanged');
    expect(resultOf({ state: 'new' }).baselineState).toBe('new');
    expect(resultOf({}).baselineState).toBeUndefined();
    expect(resultOf({ suppression: { reason: 'our name', until: '2027-01-31' } }).suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'our name (until 2027-01-31)' },
    ]);
  });

  it('makes no link and fills no place of a text of others', () => {
    const { text } = resultOf({ message: '[click](https://evil.example) {0} \u001B[31m' }).message;
    expect(text).toContain(String.raw`\[click\](https://evil.example) {{0}}`);
    expect(text).not.toContain('\u001B');
  });

  it('lists all findings of a document that shows only some, and each rule once', () => {
    const findings = [findingOf(), findingOf({ where: { sku: 'B' } }), findingOf({ rule: 'RULE-2' })];
    const document = documentOf([{ type: 'findings', id: 'f', findings: findings.slice(0, 1) }], { findings });
    const log = JSON.parse(renderSarif(document, OPTIONS)) as { runs: [Run] };
    expect(log.runs[0].results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 0, 1]);
    expect(log.runs[0].tool.driver.rules.map(({ id }) => id)).toEqual(['RULE-1', 'RULE-2']);
  });

  it('names what could not be read', () => {
    const problems = [{ code: 'row-cut', scope: 'row', file: 'a b.txt', line: 3, message: 'Cut off.' }] as const;
    const run = runOf(renderSarif(documentOf([], { problems }), OPTIONS));
    expect(run.invocations[0]?.toolExecutionNotifications).toHaveLength(1);
  });

  it('is valid for any document whose findings lie in a file, however hostile', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { results, tool } = runOf(renderSarif(document, OPTIONS));
        for (const { ruleIndex, ruleId } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      }),
    );
  });

  it.each(['hostile', 'all-blocks', 'ranked', 'empty'])('is valid for the document %s', (name) => {
    const { provenance } = fixture('all-blocks');
    expect(runOf(renderSarif({ ...fixture(name), provenance }, OPTIONS)).tool.driver).toBeDefined();
  });

  it('has a shape that refuses a stray property and a missing place', () => {
    const log = JSON.parse(renderSarif(fixture('all-blocks'), OPTIONS)) as { runs: [{ results: object[] }] };
    expect(validate(log)).toBe(true);
    const [first] = log.runs[0].results;
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ ...first, severity: 'error' }] }] })).toBe(false);
    expect(validate({ ...log, runs: [{ ...log.runs[0], results: [{ ...first, locations: [] }] }] })).toBe(false);
  });
});

describe('fileUri', () => {
  it.each([
    ['./downloads/All Listings.txt', 'downloads/All%20Listings.txt'],
    ['/srv/shop/ä.csv', 'file:///srv/shop/%C3%A4.csv'],
    [String.raw`C:\Users\me\a b.csv`, 'file:///C:/Users/me/a%20b.csv'],
    ['archive:1f3a9c2e/orders.txt', 'archive:1f3a9c2e/orders.txt'],
    ['a.zip!inner.txt', 'a.zip!inner.txt'],
    ['javascript:alert(1)', 'javascript%3Aalert(1)'],
    ['-', '-'],
    ['\uD800.csv', '%3CU%2BD800%3E.csv'],
  ])('%s', (path, uri) => {
    expect(fileUri(path)).toBe(uri);
  });
});
