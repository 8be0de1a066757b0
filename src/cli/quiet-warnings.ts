/** Said by Nodes before 24 when they load SQLite, which has long been what it is. */
const SQLITE = 'SQLite is an experimental feature';

/** Keeps out a warning that says nothing to a seller and would stand in every cron mail; all others go their way. */
export function quietSqliteWarning(target: Pick<NodeJS.Process, 'emitWarning'>): void {
  const emitWarning = target.emitWarning.bind(target) as (...given: readonly unknown[]) => void;
  target.emitWarning = (...given: readonly unknown[]): void => {
    if (!String(given[0]).includes(SQLITE)) emitWarning(...given);
  };
}
