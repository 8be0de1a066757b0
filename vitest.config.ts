import { defineConfig } from 'vitest/config';

// .ci/run counts the tests from this file; nobody else asks for it.
const summary = process.env['TEST_SUMMARY'];

/** Tests that start the built command, or read what the build makes; all others run straight from src. */
const BUILT = ['test/{e2e,startup,docs}/**/*.test.ts'];

export default defineConfig({
  test: {
    reporters: summary === undefined ? ['default'] : ['default', ['json', { outputFile: summary }]],
    // Spawned commands and packed tarballs take seconds on a small machine; pure tests take milliseconds.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    setupFiles: ['./test/fixed-seed.ts'],
    // The same answer on every machine: no colours, UTC, English.
    env: { TZ: 'UTC', NO_COLOR: '1', LC_ALL: 'C.UTF-8' },
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    projects: [
      { extends: true, test: { name: 'source', include: ['test/**/*.test.ts'], exclude: BUILT } },
      { extends: true, test: { name: 'built', include: BUILT, globalSetup: './test/global-setup.ts' } },
    ],
  },
});
