#!/usr/bin/env node
// Plain JavaScript that an old Node can still read, so that it can say what it needs instead of failing on syntax.
// Nothing is awaited at the top level: a module whose top-level await never settles exits with 13 under | head.

var NEEDED = [22, 13];

function isTooOld(version) {
  var parts = version.split('.').map(Number);
  return parts[0] < NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] < NEEDED[1]);
}

var settled = false;

function fail(message, code) {
  settled = true;
  process.stderr.write(message + '\n');
  process.exit(code);
}

function onOutputError(error) {
  settled = true;
  // The reader has all it wants (| head): no error.
  if (error.code === 'EPIPE') process.exit(0);
  fail('Error: Cannot write to standard output (' + error.code + ').', 2);
}

function start() {
  process.stdout.on('error', onOutputError);
  process.stderr.on('error', function ignore() {});
  // A promise that never settles would otherwise end the process with 0 and no result.
  process.on('exit', function check(code) {
    if (settled || code !== 0) return;
    process.exitCode = 1;
    process.stderr.write('Error: sellerctl stopped before it was done. This is a mistake of sellerctl.\n');
  });
  Promise.all([import('node:module'), import('node:os'), import('node:path')])
    .then(function cache(modules) {
      if (!process.env.NODE_COMPILE_CACHE && !process.env.NODE_DISABLE_COMPILE_CACHE) {
        // In the user's own cache folder: the default in the shared temporary folder could be filled by someone else.
        var home = process.env.XDG_CACHE_HOME || modules[2].join(modules[1].homedir(), '.cache');
        modules[0].enableCompileCache(modules[2].join(home, 'sellerctl', 'compiled'));
      }
      return import('../dist/main.js');
    })
    .then(function run(program) {
      return program.main();
    })
    .then(
      function done() {
        settled = true;
      },
      function crashed(error) {
        fail('Error: sellerctl could not start: ' + (process.env.DEBUG ? error.stack : error.message), 1);
      },
    );
}

if (isTooOld(process.versions.node)) {
  fail(
    'sellerctl needs Node ' +
      NEEDED.join('.') +
      ' or newer; this is ' +
      process.version +
      '. Get it from https://nodejs.org',
    2,
  );
} else {
  start();
}
