import { Chalk } from 'chalk';
import type { Tone } from '../../model/document.ts';
import type { Severity } from '../../model/finding.ts';

type Style = (text: string) => string;

/** Styles by meaning. Without colour every one of them gives its text back as it is. */
export interface Paint {
  readonly title: Style;
  readonly heading: Style;
  readonly strong: Style;
  /** For what may be skipped: units, sources, rules between lines. */
  readonly quiet: Style;
  readonly severity: Readonly<Record<Severity, Style>>;
  readonly tone: Readonly<Record<Tone, Style>>;
}

/** The sixteen colours only: they follow the user's own theme, light or dark. */
export function createPaint(colour: boolean): Paint {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const painted =
    (style: Style): Style =>
    (text) =>
      text === '' ? text : style(text);
  return {
    title: painted(chalk.bold),
    heading: painted(chalk.bold.cyan),
    strong: painted(chalk.bold),
    quiet: painted(chalk.dim),
    severity: { error: painted(chalk.bold.red), warning: painted(chalk.bold.yellow), info: painted(chalk.bold.blue) },
    tone: {
      good: painted(chalk.green),
      warning: painted(chalk.yellow),
      bad: painted(chalk.red),
      neutral: (text) => text,
    },
  };
}
