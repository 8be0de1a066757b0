import type { FindingsBlock } from '../../model/document.ts';
import type { Finding } from '../../model/finding.ts';
import { plainText } from '../../model/plain-text.ts';
import {
  inOrder,
  measuredText,
  NO_FINDINGS,
  placeParts,
  quotedText,
  ruleText,
  SEVERITY_SIGN,
  SEVERITY_WORD,
  severityCounts,
  sourceName,
  stakeParts,
} from '../wording.ts';
import { truncate } from '../display-width.ts';
import { indented, type Screen } from './screen.ts';

const INDENT = 2;
const BODY = 4;

/** One finding: where, what is wrong, what to do, what it costs, what was measured, where the rule is from. */
function findingLines(finding: Finding, screen: Screen, rank: number | null): string[] {
  const { formatter, paint } = screen;
  const { severity } = finding;
  const number = rank === null ? '' : `${rank}. `;
  const word = `${number}${SEVERITY_SIGN[severity]} ${SEVERITY_WORD[severity]}`;
  const place = placeParts(finding, rank === null ? 'full' : 'short').join(' · ');
  const [first = '', ...others] = indented(screen, place === '' ? plainText(finding.rule) : place, INDENT, `${word}  `);
  // The styled word is cut off and put back, so that wrapping counts it without its escape sequences.
  const head = first.slice(INDENT + word.length);
  const lines = [`${' '.repeat(INDENT)}${paint.severity[severity](word)}${paint.strong(head)}`];
  lines.push(...others.map(paint.strong));
  lines.push(...indented(screen, plainText(finding.message), BODY));
  if (finding.fix !== undefined) lines.push(...indented(screen, plainText(finding.fix), BODY, 'Fix: '));
  const stake = stakeParts(finding, formatter);
  if (stake !== null) {
    const [amount = '', ...basis] = indented(
      screen,
      [stake.amount, stake.basis].filter(Boolean).join(' · '),
      BODY,
      'At stake: ',
    );
    lines.push(paint.strong(amount), ...basis);
  }
  if (rank !== null) return [...lines, ...indented(screen, ruleText(finding), BODY).map(paint.quiet)];
  const measured = measuredText(finding.evidence, formatter);
  if (measured !== '') lines.push(...indented(screen, measured, BODY, 'Measured: '));
  const quoted = quotedText(finding.evidence, formatter);
  // The quoted text can be a whole description; the file has all of it.
  if (quoted !== '') lines.push(`${' '.repeat(BODY)}${truncate(quoted, screen.width - BODY)}`);
  lines.push(...indented(screen, `${ruleText(finding)} · ${sourceName(finding.source).text}`, BODY).map(paint.quiet));
  return lines;
}

/** Findings as ranked, numbered and short, else by severity; messages and fixes are wrapped, never cut. */
export function findingsLines(block: FindingsBlock, screen: Screen): string[] {
  const { findings } = block;
  if (findings.length === 0) return indented(screen, plainText(block.emptyText ?? NO_FINDINGS), INDENT);
  const counts = findings.length === 1 ? [] : indented(screen, severityCounts(findings, screen.formatter), INDENT);
  const each = inOrder(block).map((finding, at) =>
    findingLines(finding, screen, block.ranked === true ? at + 1 : null),
  );
  return [counts, ...each]
    .filter((lines) => lines.length > 0)
    .flatMap((lines, at) => (at === 0 ? lines : ['', ...lines]));
}
