// Preloaded with `node --import`: notes every package a run loads, in the file that RECORD_PACKAGES names.
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const packages = new Set();

registerHooks({
  load(url, context, nextLoad) {
    const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(url)?.[1];
    if (name !== undefined) packages.add(name);
    return nextLoad(url, context);
  },
});

process.on('exit', () => {
  writeFileSync(
    process.env.RECORD_PACKAGES,
    JSON.stringify([...packages].toSorted((left, right) => (left < right ? -1 : 1))),
  );
});
