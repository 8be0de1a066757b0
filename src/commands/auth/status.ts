import { dirname, join } from 'node:path';

import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import { accountFacts, credentialsFor, isInEnvironment, noteTest, testAccount } from '../_stages/accounts.ts';

const { date, profile } = inputFlags;

export default class AuthStatus extends BaseCommand<typeof AuthStatus> {
  static override summary = 'Show which accounts are kept, how old their secrets are, and where they sell.';
  static override description =
    'Without --check nothing is sent: it shows what is known from the last test. With it the account of the profile in use is tried with one call. No secret is ever shown.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    { command: '<%= config.bin %> <%= command.id %> --check --profile acme-eu', description: 'Try one account now' },
  ];
  static override flags = {
    date,
    profile,
    check: Flags.boolean({ summary: 'Ask Amazon whether the credentials work.', env: envName('check') }),
  };

  async run(): Promise<void> {
    const { settings } = this;
    if (this.flags.check) await this.#check();
    const [{ accountData }, { authDocument }] = await Promise.all([
      import('../../domain/accounts/account-data.ts'),
      import('../../domain/accounts/auth-document.ts'),
    ]);
    const { asOf } = this.context;
    const inEnvironment = isInEnvironment(this.environment);
    const names = [...new Set([settings.profile, ...Object.keys(settings.userFile.profiles)])];
    const accounts = await Promise.all(
      names.map(async (name) => {
        // Accounts of other profiles lie beside that of this one, unless their settings say otherwise.
        const own = settings.userFile.profiles[name]?.['account'];
        const beside = join(dirname(this.accountPath), `${encodeURIComponent(name)}.json`);
        const path = name === settings.profile ? this.accountPath : typeof own === 'string' ? own : beside;
        const facts = await accountFacts(path);
        return accountData(name, facts, { asOf, inEnvironment: inEnvironment && name === settings.profile });
      }),
    );
    await this.emit(authDocument('status', accounts, this.runFacts([])));
  }

  async #check(): Promise<void> {
    const facts = await accountFacts(this.accountPath);
    const credentials = await credentialsFor(this.environment, this.accountPath, null);
    if (facts === null) {
      throw new UserError(
        'account-none',
        EXIT.credentials,
        'The profile keeps no account, and the environment names no region.',
        ['Keep one: sellerctl auth login'],
      );
    }
    const { marketplaces } = await testAccount(credentials, facts.region, {
      env: this.environment,
      stateFolder: this.stateFolder,
      userAgent: this.userAgent,
      clock: () => this.clock(),
    });
    await noteTest(this.accountPath, this.clock().toISOString(), marketplaces);
  }
}
