import { Flags } from '@oclif/core';

import { rendererNames } from '../renderers/registry.ts';
import { envName } from './env-name.ts';
import { parseFailOn } from './fail-on.ts';
import { parseFilter } from './selection.ts';

const failOnFlag = Flags.custom({ parse: async (input) => parseFailOn(input) });
const filterFlag = Flags.custom({ parse: async (input) => parseFilter(input) });

const INPUT = 'INPUT';
const OUTPUT = 'OUTPUT';

/** What is read and for when: for commands that work on reports or on rule tables. */
export const inputFlags = {
  marketplace: Flags.string({
    summary: 'Marketplace, for example US, UK or DE.',
    helpValue: '<code>',
    helpGroup: INPUT,
    env: envName('marketplace'),
  }),
  date: Flags.string({
    summary: 'Work as of this day (default: today, UTC). The same files and date give the same bytes.',
    helpValue: '<yyyy-mm-dd>',
    helpGroup: INPUT,
    env: envName('date'),
  }),
  since: Flags.string({
    summary: 'Leave out what happened before this day.',
    helpValue: '<yyyy-mm-dd>',
    helpGroup: INPUT,
    env: envName('since'),
  }),
  until: Flags.string({
    summary: 'Leave out what happened after this day.',
    helpValue: '<yyyy-mm-dd>',
    helpGroup: INPUT,
    env: envName('until'),
  }),
  profile: Flags.string({
    summary: 'Use the settings of this profile.',
    helpValue: '<name>',
    helpGroup: INPUT,
    env: envName('profile'),
  }),
  rules: Flags.string({
    summary: 'Use a rule table of your own in place of, or beside, the shipped ones. May be given more than once.',
    helpValue: '<file>',
    helpGroup: INPUT,
    multiple: true,
    multipleNonGreedy: true,
    env: envName('rules'),
  }),
  strict: Flags.boolean({
    summary: 'Exit with 5 when any row or file could not be used.',
    helpGroup: INPUT,
    env: envName('strict'),
  }),
};

/** How a document is shown: on every command of ours. */
export const outputFlags = {
  format: Flags.option({
    summary: 'How the result is written (default: table, or what the ending of --output says).',
    options: rendererNames,
    helpGroup: OUTPUT,
    env: envName('format'),
  })(),
  json: Flags.boolean({
    summary: 'Short for --format json; errors are JSON too.',
    helpGroup: OUTPUT,
    env: envName('json'),
  }),
  output: Flags.string({
    summary: 'Write to this file instead of the screen. An existing file is replaced only when all is written.',
    helpValue: '<file>',
    helpGroup: OUTPUT,
    env: envName('output'),
  }),
  columns: Flags.string({
    summary: 'Show only these columns, in this order, and only tables that have them.',
    helpValue: '<key,...>',
    helpGroup: OUTPUT,
    env: envName('columns'),
  }),
  sort: Flags.string({
    summary: 'Sort the tables by this column; key:desc for largest first.',
    helpValue: '<key>',
    helpGroup: OUTPUT,
    env: envName('sort'),
  }),
  filter: filterFlag({
    summary:
      'Keep rows that match: key=value, key!=value, key>number, key<number, key~text. May be given more than once.',
    helpValue: '<expression>',
    helpGroup: OUTPUT,
    multiple: true,
    multipleNonGreedy: true,
    env: envName('filter'),
  }),
  'fail-on': failOnFlag({
    summary:
      'Exit with 3 on a finding of this severity or worse (error, warning, info), on one that is not in the baseline (new), on a leak, or on a problem.',
    helpValue: '<level,...>',
    helpGroup: OUTPUT,
    env: envName('fail-on'),
  }),
  quiet: Flags.boolean({
    char: 'q',
    summary: 'No progress and no notes on standard error; errors still appear.',
    helpGroup: OUTPUT,
    env: envName('quiet'),
  }),
  'no-input': Flags.boolean({
    summary: 'Never ask a question; fail instead.',
    helpGroup: OUTPUT,
    env: envName('no-input'),
  }),
};
