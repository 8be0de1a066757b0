import { Flags } from '@oclif/core';

import { envName } from './env-name.ts';

const FETCHING = 'FETCHING';
const COPIES = 'COPIES';

/** Flags of commands that work on pictures. */
export const pictureFlags = {
  fetch: Flags.boolean({
    summary:
      'Download pictures that are named by address, a few at a time; unchanged ones are kept from the last time.',
    helpGroup: FETCHING,
    env: envName('fetch'),
  }),
  'allow-private-addresses': Flags.boolean({
    summary: 'Let --fetch ask this machine and machines of private networks too.',
    helpGroup: FETCHING,
    env: envName('allow-private-addresses'),
  }),
  mark: Flags.string({
    summary: 'Write a copy of every picture into this folder, with what was measured drawn in.',
    helpValue: '<folder>',
    helpGroup: COPIES,
    env: envName('mark'),
  }),
  fix: Flags.string({
    summary:
      'Write mended copies into this folder, each measured again before it is offered. Originals stay as they are.',
    helpValue: '<folder>',
    helpGroup: COPIES,
    env: envName('fix'),
  }),
};
