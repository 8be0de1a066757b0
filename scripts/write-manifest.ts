/**
 * Writes `oclif.manifest.json` from the built commands: with it a start reads one file in place of every command.
 * Run after the compiler; `npm run build` does both.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Plugin } from '@oclif/core';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'oclif.manifest.json');

// An old manifest would be read in place of the commands.
await rm(target, { force: true });
const plugin = new Plugin({ ignoreManifest: true, respectNoCacheDefault: true, root, type: 'core' });
await plugin.load();
if (!plugin.valid) throw new Error('the package.json of this folder describes no oclif program');
const { manifest } = plugin;
const ids = Object.keys(manifest.commands);
if (ids.length === 0) throw new Error('no command was found under dist/commands: run the compiler first');
await writeFile(target, `${JSON.stringify(manifest, null, 2)}\n`);
process.stdout.write(`${ids.length} commands in oclif.manifest.json\n`);
