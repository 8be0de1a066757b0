import { Args, Flags } from '@oclif/core';

import { BaseCommand } from '../../cli/base-command.ts';
import { envName } from '../../cli/env-name.ts';
import { inputFlags } from '../../cli/flags.ts';
import { EXIT } from '../../model/errors.ts';
import { loadReports } from '../_stages/load.ts';
import { loadOwnTables } from '../_stages/own-tables.ts';

const { marketplace, date, since, until, profile, rules, strict } = inputFlags;

export default class FeesReconcile extends BaseCommand<typeof FeesReconcile> {
  static override summary = 'Tie settlements to the cent and compare what Amazon charged with the rules.';
  static override description =
    'Adds up each settlement and compares it with the total it declares and with the payout; exit code 3 when one does not tie. Words it does not know are listed with their sums, never dropped. Then it sets fulfilment and referral fees, refunds, returns, stock and storage beside the rules: each case with its money, how sure it is, the days left to claim and the evidence to collect. Reads settlements (V2 and the older layout), date range transactions, fee preview, product file, customer returns, reimbursements, inventory ledger and storage fees, whichever the folder has.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> ~/Downloads/amazon',
    '<%= config.bin %> <%= command.id %> settlement.txt fee-preview.txt products.csv --cases claims',
    '<%= config.bin %> <%= command.id %> downloads --since 2026-09-01 --json --output reconcile.json',
  ];
  static override args = { path: Args.string({ description: 'File or folder of reports; - for standard input.' }) };
  static override strict = false;
  static override flags = {
    marketplace,
    date,
    since,
    until,
    profile,
    rules,
    strict,
    cases: Flags.string({
      summary: 'Also write a CSV file for each case into this folder, with a list of them all.',
      helpValue: '<dir>',
      env: envName('cases'),
    }),
  };

  async run(): Promise<void> {
    const loaded = await loadReports(this.paths, this.loadOptions);
    const ownTables = await loadOwnTables(this.flags.rules ?? []);
    this.progress('Comparing charges');
    const [{ reconcile }, { reconcileDocument }] = await Promise.all([
      import('../../domain/fees/reconcile/reconcile.ts'),
      import('../../domain/fees/reconcile/reconcile-document.ts'),
    ]);
    const result = reconcile(loaded.records, { ...this.scope, ownTables, problems: loaded.problems });
    const run = this.runFacts(loaded.files);
    if (this.flags.cases !== undefined) {
      const [{ caseFiles }, { writeCsvFolder }] = await Promise.all([
        import('../../domain/fees/reconcile/case-documents.ts'),
        import('../../cli/write-documents.ts'),
      ]);
      await writeCsvFolder(this.flags.cases, caseFiles(result, run), this.context);
    }
    const document = reconcileDocument(result, run, loaded.problems);
    await this.emit(document, result.tied ? {} : { exitCode: EXIT.findings });
  }
}
