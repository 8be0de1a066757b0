/** What `bin/run.js` starts once it knows that this Node can run the rest. */
export { runFromProcess as main } from './cli/run.ts';
