/** Writes docs/rules: one page for each check from its `meta`, an index, and the page of message rules. Run: node scripts/write-rule-docs.ts */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { messageRulePage } from './message-rule-page.ts';
import { rulePages } from './rule-pages.ts';

const folder = join(import.meta.dirname, '..', 'docs', 'rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of rulePages()) writeFileSync(join(folder, name), text);
writeFileSync(join(folder, 'messages.md'), messageRulePage());
