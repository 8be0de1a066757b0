import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { messageRulePage } from '../../../scripts/message-rule-page.ts';
import { rulePages } from '../../../scripts/rule-pages.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'docs', 'rules');

it('docs/rules is what the checks and the message rules say (node scripts/write-rule-docs.ts)', () => {
  const written = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));
  expect(Object.fromEntries(written)).toEqual(
    Object.fromEntries([...rulePages(), ['messages.md', messageRulePage()] as const]),
  );
});
