import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import ReviewsLint from '../../src/commands/reviews/lint.ts';
import type { ReviewsLintData } from '../../src/domain/reviews/lint/lint-document.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const MESSAGES = join(import.meta.dirname, '../../fixtures/reviews/messages');
const lint = (...argv: string[]) => runInProcess(ReviewsLint, 'reviews:lint', argv);
const dataOf = (stdout: string): ReviewsLintData => (JSON.parse(stdout) as { data: ReviewsLintData }).data;

describe('reviews lint', () => {
  it('passes a neutral message and exits with 0', async () => {
    const { stdout, exitCode } = await lint(join(MESSAGES, 'neutral-de.txt'), '--marketplace', 'DE', '--json');
    expect(exitCode).toBe(0);
    const { findings, messages } = dataOf(stdout);
    expect(findings).toEqual([]);
    expect(messages[0]).toMatchObject({ language: 'de', route: 'amazon-message', form: 'text' });
  });

  it('names rule, place, words and neutral wording, and exits with 3 on an error', async () => {
    const { stdout, exitCode } = await lint(join(MESSAGES, 'pushy-en.txt'), '--json');
    expect(exitCode).toBe(3);
    const { findings, totals } = dataOf(stdout);
    const rules = new Set(findings.map(({ rule }) => rule));
    for (const id of ['L01', 'L02', 'L03', 'L04', 'L06', 'U01', 'U02', 'U04', 'U05', 'U08', 'U11', 'U13']) {
      expect(rules).toContain(id);
    }
    expect(findings.find(({ rule }) => rule === 'L02')).toMatchObject({
      severity: 'error',
      field: 'body',
      line: 4,
      column: 68,
      match: '5-star',
      instead: 'We would value your honest opinion of “...”.',
      policies: [expect.objectContaining({ id: 'P08' }), expect.objectContaining({ id: 'G02' })],
    });
    expect(totals.errors).toBeGreaterThan(9);
  });

  it('leaves the exit code to --fail-on where it is given', async () => {
    const path = join(temporaryFolder(), 'long.txt');
    writeFileSync(
      path,
      `Thank you for your order 111-2222222-3333333. We value your honest review. ${'So. '.repeat(400)}`,
    );
    expect((await lint(path)).exitCode).toBe(0);
    expect((await lint(path, '--fail-on', 'warning')).exitCode).toBe(3);
    expect((await lint(join(MESSAGES, 'pushy-en.txt'), '--fail-on', 'leak')).exitCode).toBe(0);
  });

  it('takes variables only in a template', async () => {
    const path = join(temporaryFolder(), 'template.txt');
    writeFileSync(path, 'Subject: {{orderId}}\nYour honest review of {{productShortTitle}} counts, {{buyerName}}.\n');
    const template = dataOf((await lint(path, '--template', '--json')).stdout);
    expect(template.findings.map(({ rule, match }) => [rule, match])).toEqual([['U18', '{{buyerName}}']]);
    const message = dataOf((await lint(path, '--json')).stdout);
    expect(message.findings.filter(({ rule }) => rule === 'U09')).toHaveLength(3);
  });

  it('judges a folder and names what is no message', async () => {
    const { stdout, stderr, exitCode } = await lint(
      MESSAGES,
      join(import.meta.dirname, '../../fixtures/demo/images'),
      '--json',
    );
    expect(exitCode).toBe(3);
    expect(dataOf(stdout).messages).toHaveLength(3);
    expect(stderr).toContain('not used');
  });

  it('exits with 5 when nothing is a message, with 2 without a path or with a wrong route', async () => {
    const path = join(temporaryFolder(), 'empty.txt');
    writeFileSync(path, '');
    expect((await lint(path)).exitCode).toBe(5);
    expect((await lint()).exitCode).toBe(2);
    expect((await lint(path, '--route', 'pigeon')).exitCode).toBe(2);
  });

  it('prints hostile text as text', async () => {
    const path = join(temporaryFolder(), 'hostile.txt');
    writeFileSync(path, 'Leave five stars \u001B[31m<script>alert(1)</script>\u202E now\n');
    const table = await lint(path);
    expect(table.stdout).not.toContain('\u001B[31m');
    const html = await lint(path, '--format', 'html');
    expect(html.stdout).not.toContain('<script>alert');
  });
});
