// The import table of docs/architecture.md, made executable. Each rule says why it is there: dependency-cruiser prints
// that sentence to whoever breaks it. test/architecture plants one violation per rule and sees that rule fire.

/** Which stage may import which. A stage may always import itself. */
const STAGES = {
  model: [],
  rules: ['model'],
  sources: ['model'],
  readers: ['model'],
  domain: ['model', 'rules'],
  renderers: ['model'],
  sinks: ['model'],
  cli: ['model', 'renderers', 'sinks'],
  commands: ['cli', 'sources', 'readers', 'rules', 'domain', 'model'],
};

/** Which npm packages a stage may use. */
const PACKAGES = {
  model: [],
  rules: ['zod'],
  sources: ['axios', 'p-queue', 'sharp'],
  readers: ['csv-parse', 'postal-mime', 'read-excel-file', 'yaml'],
  domain: [],
  renderers: ['chalk', 'get-east-asian-width'],
  sinks: ['nodemailer', 'imapflow'],
  cli: ['@inquirer/input', '@inquirer/select', '@oclif/core', '@oclif/plugin-help', 'croner', 'ora'],
  commands: ['@oclif/core'],
};

const WHY_STAGE = {
  model: 'The nouns everybody shares rest on nothing, so that nothing has to be loaded or mocked to use them.',
  rules: 'Dated tables know the nouns and nothing of who looks them up.',
  sources: 'A source gives bytes; what they mean is the business of a reader.',
  readers: 'A reader turns bytes into records and judges nothing; it has to work on bytes from anywhere.',
  domain:
    'Features judge records by rules; where the records came from and how a result is shown is not theirs to know.',
  renderers: 'A renderer knows the five kinds of block and no feature, so that a new feature needs no renderer.',
  sinks: 'A sink puts text somewhere and does not know what it says.',
  cli: 'What commands share may know how to show and where to put a document, not how one is made.',
  commands: 'Commands wire the stages; rendering and writing are done once, in cli.',
};

/** Node built-ins that reach outside the process, or read its clock, arguments or environment. */
const IO_BUILTINS =
  '^(node:)?(fs|fs/promises|net|http|https|http2|tls|dgram|dns|dns/promises|child_process|cluster|worker_threads|' +
  'process|os|readline|readline/promises|repl|sqlite|inspector|vm|tty|timers|timers/promises|perf_hooks)$';

/** What oclif loads by name: the start, the commands, and the hooks that package.json lists. */
const ENTRY = '^src/(main\\.ts$|cli/command-not-found\\.ts$|commands/(?!_))';

/** Slow to load, so that `--help` must never meet them. */
const HEAVY = [
  '@inquirer/input',
  '@inquirer/select',
  'axios',
  'chalk',
  'csv-parse',
  'imapflow',
  'nodemailer',
  'ora',
  'p-queue',
  'postal-mime',
  'read-excel-file',
  'sharp',
  'yaml',
  'zod',
];

const alternatives = (names) => names.map((name) => name.replaceAll('/', '\\/')).join('|');
const inPackages = (names) => `node_modules/(${alternatives(names)})/`;

const stageRules = Object.entries(STAGES).map(([stage, allowed]) => ({
  name: `${stage}-imports`,
  comment: `${WHY_STAGE[stage]} src/${stage} may import ${allowed.length === 0 ? 'only itself' : allowed.join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${stage}/` },
  to: { path: '^src/', pathNot: `^src/(${[stage, ...allowed].join('|')})/` },
}));

const packageRules = Object.entries(PACKAGES).map(([stage, allowed]) => ({
  name: `${stage}-packages`,
  comment:
    allowed.length === 0
      ? `src/${stage} uses no npm package: it has to run anywhere and be tested with values alone.`
      : `src/${stage} may use ${allowed.join(', ')}; another package belongs to another stage, or needs a decision in docs/decisions.`,
  severity: 'error',
  from: { path: `^src/${stage}/` },
  to: {
    path: 'node_modules/',
    ...(allowed.length === 0 ? {} : { pathNot: inPackages(allowed) }),
    dependencyTypesNot: ['core'],
  },
}));

export default {
  forbidden: [
    ...stageRules,
    ...packageRules,
    {
      name: 'zod-in-schema-only',
      comment:
        "zod checks tables that come from outside; looking up a shipped one must not cost zod's start-up. Put it in schema.ts, option-schema.ts or policy-schema.ts.",
      severity: 'error',
      from: { path: '^src/rules/', pathNot: '^src/rules/((option|policy)-)?schema\\.ts$' },
      to: { path: inPackages(['zod']) },
    },
    {
      name: 'sharp-decodes-only',
      comment:
        'Pixels are decoded in sources/images.ts, and packed again in sources/images/; everything measured on them is pure and lives in domain/audit.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/sources/images(\\.ts$|/)' },
      to: { path: inPackages(['sharp']) },
    },
    {
      name: 'pure-without-builtins',
      comment:
        'Model, rules and domain are pure: no files, no network, no clock, nothing of Node. The caller hands in what they need.',
      severity: 'error',
      from: { path: '^src/(model|rules|domain)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-io-in-the-middle',
      comment: 'Readers and renderers turn values into values; bytes come from sources and text leaves through sinks.',
      severity: 'error',
      from: { path: '^src/(readers|renderers)/' },
      to: { dependencyTypes: ['core'], path: IO_BUILTINS },
    },
    {
      name: 'commands-do-no-io',
      comment: 'A command wires stages; a file it opens itself has no error message, no test and no second use.',
      severity: 'error',
      from: { path: '^src/commands/' },
      to: { dependencyTypes: ['core'], path: IO_BUILTINS },
    },
    {
      name: 'features-stay-apart',
      comment:
        "What two features need moves down to model or rules. domain/brief alone may read the other features' results.",
      severity: 'error',
      from: { path: '^src/domain/([^/]+)/', pathNot: '^src/domain/brief/' },
      to: { path: '^src/domain/', pathNot: '^src/domain/$1/' },
    },
    {
      name: 'reports-stay-apart',
      comment:
        'Each kind of report is one folder that can be read, changed and deleted alone. What two need goes to src/readers itself.',
      severity: 'error',
      from: { path: '^src/readers/([^/]+)/' },
      to: { path: '^src/readers/[^/]+/', pathNot: '^src/readers/$1/' },
    },
    {
      name: 'stages-load-when-used',
      comment:
        'Commands and cli reach a stage by import() inside run, so that help and flags start in milliseconds. Types are free; ' +
        'renderers/registry.ts is a list of names that itself loads nothing.',
      severity: 'error',
      from: { path: '^src/(commands|cli)/' },
      to: {
        path: '^src/(sources|readers|rules|domain|renderers|sinks)/',
        pathNot: '^src/renderers/registry\\.ts$',
        dependencyTypesNot: ['dynamic-import', 'type-only'],
      },
    },
    {
      name: 'heavy-packages-load-when-used',
      comment:
        'Commands and cli reach heavy packages by import() only: the start-up of every command pays for a static one.',
      severity: 'error',
      from: { path: '^src/(commands|cli|main)' },
      to: { path: inPackages(HEAVY), dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'registry-loads-nothing',
      comment:
        'The list of renderers is read at start-up to offer the formats; each renderer loads when its format is asked for.',
      severity: 'error',
      from: { path: '^src/renderers/registry\\.ts$' },
      to: { dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'commands-stay-apart',
      comment: 'A command is a leaf. What two commands need lives in cli, or wires stages in commands/_stages.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/commands/_' },
      to: { path: '^src/commands/', pathNot: '^src/commands/_' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or there is a third one hiding in them.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'reachable-from-a-command',
      comment: 'Code that no command reaches does nothing for anybody: wire it or delete it.',
      severity: 'error',
      from: { path: ENTRY },
      to: { path: '^src/', pathNot: ENTRY, reachable: false },
    },
    {
      name: 'shipped-code-only',
      comment: 'The package carries src alone: tests, scripts, benchmarks and fixtures are not there at run time.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|bench|fixtures|docs)/' },
    },
    {
      name: 'declared-packages-only',
      comment:
        'A package that is not in "dependencies" is not installed with ours: it works here and fails at the user.',
      severity: 'error',
      from: { path: '^(src|bin)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing fails the first time somebody runs that line.',
      severity: 'error',
      from: { path: '^(src|bin)/' },
      to: { couldNotResolve: true, pathNot: '(^|/)dist/main\\.js$' },
    },
    {
      name: 'bin-starts-only',
      comment:
        'bin/run.js checks the version of Node with what every Node has, then hands over to dist/main.js. Nothing else.',
      severity: 'error',
      from: { path: '^bin/' },
      to: { path: '(^src/|node_modules/)', dependencyTypesNot: ['core'] },
    },
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    extraExtensionsToScan: ['.json'],
    enhancedResolveOptions: {
      // Without these two, packages with an exports map do not resolve and the rules on npm packages never fire.
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
