import { describe, expect, it } from 'vitest';

import { failureJson, failureOf, failureText, type FailedRun } from '../../src/cli/failure.ts';
import { EXIT, UserError } from '../../src/model/errors.ts';

const run: FailedRun = { argv: [], env: {} };

describe('failureOf', () => {
  it('hands on what the user can mend', () => {
    const error = new UserError('path-missing', EXIT.input, 'There is no x.', ['Look again.']);
    expect(failureOf(error, run)).toEqual({
      code: 'path-missing',
      message: 'There is no x.',
      suggestions: ['Look again.'],
      exitCode: 5,
    });
  });

  it('takes off what oclif wraps round an error of a flag', () => {
    const error = new UserError('fail-on-unknown', EXIT.usage, 'It does not know "x".');
    error.message = `Parsing --fail-on \n\t${error.message}\nSee more help with --help`;
    expect(failureOf(error, run).message).toBe('It does not know "x".');
  });

  it.each([
    new TypeError('x is not a function'),
    new RangeError('\u001B[31mred\u001B[0m'),
    'a text',
    null,
    undefined,
    { exit: 9 },
  ])('calls anything else a bug: %s', (thrown) => {
    expect(failureOf(thrown, run)).toMatchObject({ code: 'bug', exitCode: 1 });
    expect(failureOf(thrown, run).message).not.toContain('\u001B');
  });

  it('says where to report a bug', () => {
    const config = { bin: 'sellerctl', pjson: { bugs: { url: 'https://example.org/issues' } } };
    expect(failureOf(new Error('x'), { ...run, config }).suggestions.join()).toContain('https://example.org/issues');
    expect(failureOf(new Error('x'), run).suggestions.join()).toContain("project's page of issues");
  });
});

describe('failureText', () => {
  it('is one line and one for each suggestion, controls made visible', () => {
    const error = new UserError('path-missing', EXIT.input, 'No \u001B[2Jfile\nhere.', ['Try \u202Ethis.']);
    expect(failureText(failureOf(error, run), {})).toBe('Error: No ␛[2Jfile␊here.\n  Try <U+202E>this.\n');
  });

  it('shows the stack of a bug only under DEBUG', () => {
    const failure = failureOf(new Error('boom'), run);
    expect(failureText(failure, {})).not.toContain('failure.test');
    expect(failureText(failure, { DEBUG: '1' })).toContain('failure.test');
  });
});

describe('failureJson', () => {
  it('has exactly the four keys', () => {
    const json = JSON.parse(failureJson(failureOf(new Error('boom'), run))) as { error: object };
    expect(Object.keys(json)).toEqual(['error']);
    expect(Object.keys(json.error)).toEqual(['code', 'message', 'suggestions', 'exitCode']);
  });
});
