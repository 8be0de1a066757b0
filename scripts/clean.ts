// Removes what the build writes, so that a package never carries a file whose source is gone.
import { rmSync } from 'node:fs';

for (const made of ['dist', 'oclif.manifest.json']) {
  rmSync(new URL(`../${made}`, import.meta.url), { recursive: true, force: true });
}
