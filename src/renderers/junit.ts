import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';
import { plainText } from '../model/plain-text.ts';
import { problemLine } from '../model/problem.ts';
import { allFindings } from './all-findings.ts';
import { truncate } from './display-width.ts';
import { createFormatter, type Formatter } from './format.ts';
import type { Renderer } from './renderer.ts';
import { measuredText, quotedText, ruleText, sourceName } from './wording.ts';

const LONGEST_TEXT = 1000;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text that XML 1.0 can hold: controls, marks and half surrogates are written out by `plainText`; U+FFFE and U+FFFF,
 * which XML forbids too, become the replacement sign; markup is escaped. Always one line.
 */
function xml(text: string): string {
  return truncate(plainText(text), LONGEST_TEXT)
    .replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('');
}

/** Everything a person needs who sees nothing but the build's page. */
function body(finding: Finding, formatter: Formatter): string {
  const { fix, evidence, source, where } = finding;
  const measured = [measuredText(evidence, formatter), quotedText(evidence, formatter)];
  const place = where.file === undefined ? '' : `${where.file}${where.line === undefined ? '' : `:${where.line}`}`;
  return [
    finding.message,
    fix === undefined ? '' : `Fix: ${fix}`,
    measured.filter((part) => part !== '').join(': '),
    place === '' ? '' : `File: ${place}`,
    `${ruleText(finding)} · ${sourceName(source).text}`,
  ]
    .filter((line) => line !== '')
    .map(xml)
    .join('\n');
}

/** Why a finding does not fail a build; null when it does. Advice never does: nobody is told to follow it. */
function excuse({ severity, state, suppression }: Finding): string | null {
  if (suppression !== undefined) return `suppressed until ${suppression.until}: ${suppression.reason}`;
  if (state === 'known') return 'known: it stands in the baseline';
  return severity === 'info' ? 'advice' : null;
}

function testcase(finding: Finding, suite: string, formatter: Formatter): string {
  const names = [finding.rule, finding.field ?? ''].filter((part) => part !== '').join(' ');
  const open = `    <testcase${attributes({ name: names, classname: suite })}>`;
  const reason = excuse(finding);
  if (reason !== null) {
    const text = `\n      <skipped${attributes({ message: reason })}/>\n      <system-out>${body(finding, formatter)}</system-out>`;
    return `${open}${text}\n    </testcase>`;
  }
  const failure = attributes({ type: finding.severity, message: finding.message });
  return `${open}\n      <failure${failure}>${body(finding, formatter)}</failure>\n    </testcase>`;
}

function suiteName(document: Document, finding: Finding): string {
  const { sku, asin, orderId, marketplace, file } = finding.where;
  const name = [marketplace, sku ?? asin ?? orderId ?? file].filter((part) => part !== undefined).join(' ');
  return name === '' ? document.kind : name;
}

function suite(name: string, findings: readonly Finding[], formatter: Formatter): string {
  const failures = findings.filter((finding) => excuse(finding) === null).length;
  const counts = { tests: findings.length, failures, errors: 0, skipped: findings.length - failures };
  const cases = findings.map((finding) => testcase(finding, name, formatter));
  return `  <testsuite${attributes({ name, ...counts })}>\n${cases.join('\n')}\n  </testsuite>`;
}

/** Said as a suite of its own, so that a build without findings still shows that something ran. */
function clean(document: Document): string {
  const counts = { tests: 1, failures: 0, errors: 0, skipped: 0 };
  const one = `    <testcase${attributes({ name: 'no findings', classname: document.kind })}/>`;
  return `  <testsuite${attributes({ name: document.kind, ...counts })}>\n${one}\n  </testsuite>`;
}

/** Rows and files that could not be used: no test failed for them, and nobody may miss them. */
function unread({ problems, kind }: Document): string[] {
  if (problems.length === 0) return [];
  const lines = problems.map((problem) => xml(problemLine(problem))).join('\n');
  const counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  return [
    `  <testsuite${attributes({ name: `${kind}: input`, ...counts })}>\n    <system-err>${lines}</system-err>\n  </testsuite>`,
  ];
}

/**
 * The findings of a document as JUnit XML, as build servers read it: a suite for each listing, a case for each finding.
 * Errors and warnings are failures; advice, findings of the baseline and suppressed ones are skipped with the reason.
 */
export const renderJunit: Renderer = (document, { locale }) => {
  const formatter = createFormatter(locale);
  const findings = allFindings(document);
  const suites = Map.groupBy(findings, (finding) => suiteName(document, finding));
  const failures = findings.filter((finding) => excuse(finding) === null).length;
  const counts = { tests: Math.max(1, findings.length), failures, errors: 0, skipped: findings.length - failures };
  const parts = [...suites].map(([name, list]) => suite(name, list, formatter));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: document.title, ...counts })}>`,
    ...(parts.length === 0 ? [clean(document)] : parts),
    ...unread(document),
    '</testsuites>\n',
  ].join('\n');
};
