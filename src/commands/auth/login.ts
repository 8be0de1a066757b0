import { Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { changeSetting } from '../../cli/change-setting.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { settingKey } from '../../cli/setting-keys.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import { findMarketplace } from '../../model/marketplace.ts';
import { keepAccount, testAccount } from '../_stages/accounts.ts';
import { gatherCredentials } from '../_stages/login.ts';

const { marketplace, profile } = inputFlags;

export default class AuthLogin extends BaseCommand<typeof AuthLogin> {
  static override summary = 'Keep the credentials of an Amazon account for a profile.';
  static override description =
    'Leads through what Amazon wants, asks for client id, client secret and refresh token (what you paste is not shown), tries them with one call, and keeps them: in the keychain of the system where @napi-rs/keyring is installed beside sellerctl, else in a file that you alone may read. Or takes them from a file or from the environment. A profile that is not there yet is made. Secrets are never flags: other programs could read them.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --marketplace US',
    {
      command:
        '<%= config.bin %> <%= command.id %> --profile acme-eu --marketplace DE --from acme.env --secret-from 2026-11-02',
      description: 'From a file with the three variables, for a profile of its own',
    },
  ];
  static override flags = {
    marketplace,
    profile,
    from: Flags.string({
      summary: 'File with the three values: NAME=value a line, or JSON, by the names of the variables.',
      helpValue: '<file>',
      env: envName('from'),
    }),
    'secret-from': Flags.string({
      summary: 'Day on which the client secret was issued: it ends 180 days later (default: today).',
      helpValue: '<yyyy-mm-dd>',
      env: envName('secret-from'),
    }),
  };

  protected override readonly profileMayBeNew = true;

  async run(): Promise<void> {
    const { flags } = this;
    const shop = flags.marketplace === undefined ? undefined : findMarketplace(flags.marketplace);
    if (shop === undefined) {
      throw new UserError('marketplace-none', EXIT.usage, 'Of which region is the account?', [
        'Name one of its shops: --marketplace US, --marketplace DE, --marketplace JP.',
      ]);
    }
    const today = this.clock().toISOString().slice(0, 10);
    const secretFrom = this.day('secret-from');
    const credentials = await gatherCredentials({
      env: this.environment,
      from: flags.from ?? null,
      mayAsk: flags['no-input'] !== true,
    });
    this.progress('Trying them with one call');
    const { marketplaces } = await testAccount(credentials, shop.region, {
      env: this.environment,
      stateFolder: this.stateFolder,
      userAgent: this.userAgent,
      clock: () => this.clock(),
    });
    const { clientId, clientSecret, refreshToken } = credentials;
    const kept = await keepAccount(
      this.accountPath,
      {
        clientId,
        region: shop.region,
        secretFrom: secretFrom ?? today,
        secretFromGiven: secretFrom !== null,
        testedAt: this.clock().toISOString(),
        marketplaces,
      },
      { clientSecret, refreshToken },
    );
    await changeSetting(this.settings, settingKey('marketplace'), shop.code);
    const [{ accountData }, { authDocument }] = await Promise.all([
      import('../../domain/accounts/account-data.ts'),
      import('../../domain/accounts/auth-document.ts'),
    ]);
    const data = accountData(this.settings.profile, kept, { asOf: today, inEnvironment: false });
    await this.emit(authDocument('kept', [data], this.runFacts([])));
  }
}
