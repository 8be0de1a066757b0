import { Flags } from '@oclif/core';

import { BaseCommand } from '../cli/base-command.ts';
import { envName } from '../cli/env-name.ts';
import { inputFlags } from '../cli/flags.ts';
import { EXIT } from '../model/errors.ts';
import { examine } from './_stages/doctor.ts';

const { date, profile } = inputFlags;

export default class Doctor extends BaseCommand<typeof Doctor> {
  static override summary = 'Look whether everything sellerctl needs is as it should be.';
  static override description =
    'Node, folders and their rights, settings and account files, every archived report against its hash, age and confidence of the rule tables, time zone, credentials and the age of the secret; with --online also the network, the clock and the marketplaces of the account. Each line says what to do. Exit 3 when something must be mended, 4 when that is the credentials.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    { command: '<%= config.bin %> <%= command.id %> --online --profile acme-eu', description: 'Ask Amazon too' },
    { command: '<%= config.bin %> <%= command.id %> --json', description: 'For a watchdog' },
  ];
  static override flags = {
    date,
    profile,
    online: Flags.boolean({ summary: 'Try the account with one call, and compare clocks.', env: envName('online') }),
  };

  async run(): Promise<void> {
    const { archive } = this.loadOptions;
    const online = this.flags.online === true;
    const checks = await examine({
      env: this.environment,
      asOf: this.context.asOf,
      profile: this.settings.profile,
      archive,
      stateFolder: this.stateFolder,
      account: this.accountPath,
      userFile: this.settings.userFile.path,
      userAgent: this.userAgent,
      nodeVersion: this.nodeVersion,
      online,
      clock: () => this.clock(),
      progress: (text) => this.progress(text),
    });
    const { doctorDocument } = await import('../domain/accounts/doctor-document.ts');
    const bad = checks.filter(({ state }) => state === 'bad').map(({ id }) => id);
    const ofAccount = bad.some((id) => ['credentials', 'secret-age', 'network'].includes(id));
    const exitCode = bad.length === 0 ? EXIT.done : ofAccount ? EXIT.credentials : EXIT.findings;
    await this.emit(doctorDocument(checks, online, this.runFacts([])), exitCode === EXIT.done ? {} : { exitCode });
  }
}
