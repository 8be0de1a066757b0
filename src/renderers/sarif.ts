import type { Document } from '../model/document.ts';
import type { Finding, Severity } from '../model/finding.ts';
import { faultParts, fingerprintOf } from '../model/fingerprint.ts';
import { plainText } from '../model/plain-text.ts';
import type { Problem } from '../model/problem.ts';
import { allFindings } from './all-findings.ts';
import { truncate } from './display-width.ts';
import { fileUri } from './file-uri.ts';
import { jsonText } from './json-text.ts';
import type { Renderer } from './renderer.ts';
import { placeParts, sourceName } from './wording.ts';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Longest text shown beside a line of code; a title of a hundred thousand characters must not fill the page. */
const LONGEST_TEXT = 1000;

/** Named with its version: another way of comparing findings would get another name, so that old ones stay valid. */
const FINGERPRINT = 'sellerctlFault/v1';

/** A message for a viewer that makes links of `[text](target)` and fills `{0}`: neither may come from a title. */
function message(text: string): { readonly text: string } {
  const plain = truncate(plainText(text), LONGEST_TEXT);
  const linkless = plain.includes('](') ? plain.replaceAll(/[[\]]/g, String.raw`\$&`) : plain;
  return { text: linkless.replaceAll(/\{(\d+)\}/g, '{{$1}}') };
}

function physicalLocation(file: string, line: number | undefined, column?: number): object {
  const from = column === undefined ? {} : { startColumn: column };
  return {
    artifactLocation: { uri: fileUri(file) },
    ...(line !== undefined && line > 0 ? { region: { startLine: line, ...from } } : {}),
  };
}

/** The file of the finding, else the first one read: code hosts refuse a result without a place. */
function locations(finding: Finding, document: Document): object[] {
  const { sku, asin, orderId, marketplace, file: named, line, column } = finding.where;
  const file = named ?? document.provenance.inputs[0]?.path;
  const name = [marketplace, sku ?? asin ?? orderId, finding.field]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => plainText(String(part)));
  const logical = name.length === 0 ? {} : { logicalLocations: [{ fullyQualifiedName: name.join('/') }] };
  if (file === undefined) return name.length === 0 ? [] : [logical];
  return [{ physicalLocation: physicalLocation(file, named === undefined ? undefined : line, column), ...logical }];
}

function resultOf(finding: Finding, ruleIndex: number, document: Document): object {
  const { rule, severity, basis, fix, state, suppression } = finding;
  const place = placeParts(finding, 'short').join(' · ');
  const text = `${place === '' ? '' : `${place}: `}${finding.message}${fix === undefined ? '' : ` Fix: ${fix}`}`;
  const { measured, limit, unit } = finding.evidence ?? {};
  return {
    ruleId: plainText(rule),
    ruleIndex,
    level: LEVEL[severity],
    message: message(text),
    locations: locations(finding, document),
    partialFingerprints: { [FINGERPRINT]: fingerprintOf(faultParts(finding)) },
    ...(state === undefined ? {} : { baselineState: state === 'new' ? 'new' : 'unchanged' }),
    ...(suppression === undefined
      ? {}
      : {
          suppressions: [
            {
              kind: 'external',
              status: 'accepted',
              justification: `${plainText(suppression.reason)} (until ${plainText(suppression.until)})`,
            },
          ],
        }),
    properties: { basis, ...(measured === undefined ? {} : { measured, limit, unit }) },
  };
}

/** One descriptor for each rule that fired, told by its first finding: what the rule says stands in its source. */
function ruleOf({ rule, severity, fix, basis, source }: Finding): object {
  const { text, href } = sourceName(source);
  const help = `${fix === undefined ? '' : `${plainText(fix)} `}Source: ${text}, confidence ${source.confidence}.`;
  return {
    id: plainText(rule),
    shortDescription: { text: plainText(rule) },
    help: { text: help },
    ...(href === null ? {} : { helpUri: href }),
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: [basis], confidence: source.confidence },
  };
}

function notification(problem: Problem): object {
  return {
    level: problem.scope === 'file' ? 'error' : 'warning',
    descriptor: { id: problem.code },
    message: message(`${problem.message}${problem.suggestion === undefined ? '' : ` ${problem.suggestion}`}`),
    locations: [{ physicalLocation: physicalLocation(problem.file, problem.line) }],
  };
}

/**
 * The findings of a document as SARIF 2.1.0 (OASIS), for code scanning of a repository that holds listing files. Every
 * finding is a result with a fingerprint that survives moved lines; what could not be read is a notification of the run;
 * suppressed findings are results that say so. A document without findings is a valid log without results.
 */
export const renderSarif: Renderer = (document) => {
  const findings = allFindings(document);
  const firsts = new Map<string, Finding>();
  for (const finding of findings) if (!firsts.has(finding.rule)) firsts.set(finding.rule, finding);
  const order = new Map([...firsts.keys()].map((rule, index) => [rule, index]));
  const { tool, inputs, asOf } = document.provenance;
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        rules: [...firsts.values()].map(ruleOf),
      },
    },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: document.problems.map(notification) }],
    artifacts: inputs.map(({ path, bytes, sha256 }) => ({
      location: { uri: fileUri(path) },
      length: bytes,
      ...(sha256 === '' ? {} : { hashes: { 'sha-256': sha256 } }),
    })),
    columnKind: 'unicodeCodePoints',
    results: findings.map((finding) => resultOf(finding, order.get(finding.rule) ?? -1, document)),
    properties: { documentKind: document.kind, asOf },
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${jsonText(log, 2)}\n`;
};
