import { Args } from '@oclif/core';

import { BaseCommand } from '../cli/base-command.ts';
import { inputFlags } from '../cli/flags.ts';
import { makeBrief } from './_stages/make-brief.ts';

const { marketplace, since, until, strict } = inputFlags;

/** The day after the sample seller's files were downloaded, so that the same brief comes out on every day. */
const SAMPLE_DATE = '2026-11-09';

export default class Demo extends BaseCommand<typeof Demo> {
  static override summary = 'Write the sample seller’s files and run the brief on them: no account, no network.';
  static override description =
    'The sample seller is invented: some 40 products in two marketplaces, eight weeks of files as Seller Central hands them out, with a handful of troubles to find. The files are written to a folder of their own, to try every other command on.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> sample --output brief.html',
    '<%= config.bin %> fees estimate --marketplace US --price 24.99 --dimensions 13.8x9x0.7in --weight 2.88oz --category "Home and Kitchen"',
  ];
  static override args = {
    dir: Args.string({
      description: 'Folder to write to; new, empty, or written by demo before.',
      default: 'sellerctl-demo',
    }),
  };
  static override flags = { marketplace, date: { ...inputFlags.date, default: SAMPLE_DATE }, since, until, strict };

  async run(): Promise<void> {
    const { writeFolder } = await import('../cli/write-folder.ts');
    this.progress(`Writing the sample seller's files to ${this.args.dir}`);
    await writeFolder(`${this.config.root}/fixtures/demo`, this.args.dir);
    const options = { ...this.scope, progress: (text: string) => this.progress(text) };
    await this.emit(await makeBrief([this.args.dir], options, (files) => this.runFacts(files)));
  }
}
