import { BaseCommand } from '../../cli/base-command.ts';
import { inputFlags } from '../../cli/flags.ts';
import { accountFacts, forgetAccount } from '../_stages/accounts.ts';
import { forgetTokens } from '../_stages/token-stores.ts';

const { profile } = inputFlags;

export default class AuthLogout extends BaseCommand<typeof AuthLogout> {
  static override summary = 'Forget the account of a profile, and the access tokens on this machine.';
  static override description =
    'Takes the secrets off this machine. The application in Seller Central stays as it is: what it may do ends there (Apps and Services > Manage Your Apps). Access tokens of all profiles go too; the others fetch new ones.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --profile acme-eu',
  ];
  static override flags = { profile };

  async run(): Promise<void> {
    const facts = await accountFacts(this.accountPath).catch(() => null);
    await forgetAccount(this.accountPath);
    await forgetTokens(this.stateFolder);
    const [{ accountData }, { authDocument }] = await Promise.all([
      import('../../domain/accounts/account-data.ts'),
      import('../../domain/accounts/auth-document.ts'),
    ]);
    const data = accountData(this.settings.profile, null, { asOf: this.context.asOf, inEnvironment: false });
    await this.emit(authDocument('forgotten', [{ ...data, region: facts?.region ?? null }], this.runFacts([])));
  }
}
