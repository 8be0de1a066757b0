import type { JourneyMap } from '../../../model/journey-map.ts';

/** One change of a map's file: a value set, or an entry added to a list. */
export type MapChange =
  | { readonly path: readonly (string | number)[]; readonly set: unknown }
  | { readonly path: readonly (string | number)[]; readonly add: unknown };

/** A question of the wizard, and what its answer changes. */
export interface WizardQuestion {
  /** Kept in the file once it is answered. */
  readonly id: string;
  /** 1 to 8. */
  readonly step: number;
  readonly message: string;
  /** Answers to choose from; null for a text. */
  readonly choices: readonly { readonly value: string; readonly label: string }[] | null;
  /** Taken for an empty answer. */
  readonly fallback: string | null;
  /** An empty answer is one. */
  readonly optional: boolean;
  /** Asked again until the answer is empty. */
  readonly repeats: boolean;
  /** The map tells the answer already. */
  readonly filled: boolean;
  /** Why an answer cannot be taken; null when it can. */
  readonly check: (answer: string) => string | null;
  readonly changes: (answer: string) => readonly MapChange[];
}

/** How far a map is, as the wizard sees it. */
export interface WizardState {
  readonly map: JourneyMap;
  /** Keys of the file that are not given. */
  readonly missing: ReadonlySet<string>;
  readonly answered: ReadonlySet<string>;
}

const LONGEST = 500;

/** A text fits into a map. */
export function fits(answer: string): string | null {
  return answer.length <= LONGEST ? null : `At most ${LONGEST} letters fit on a map.`;
}

type Path = MapChange['path'];

/** A question for one text. */
export function textQuestion(
  id: string,
  step: number,
  message: string,
  path: Path,
  more: Partial<WizardQuestion> = {},
): WizardQuestion {
  return {
    id,
    step,
    message,
    choices: null,
    fallback: null,
    optional: false,
    repeats: false,
    filled: false,
    check: fits,
    changes: (answer) => [{ path, set: answer }],
    ...more,
  };
}

/** A question for the entries of a list, one after the other. */
export function listQuestion(
  id: string,
  step: number,
  message: string,
  path: Path,
  known: number,
  more: Partial<WizardQuestion> = {},
): WizardQuestion {
  return textQuestion(id, step, known === 0 ? message : `${message} (${known} so far)`, path, {
    optional: true,
    repeats: true,
    filled: known > 0,
    changes: (answer) => [{ path, add: answer }],
    ...more,
  });
}

/** A question with answers to choose from. */
export function choiceQuestion(
  id: string,
  step: number,
  message: string,
  path: Path,
  choices: NonNullable<WizardQuestion['choices']>,
  more: Partial<WizardQuestion> = {},
): WizardQuestion {
  return textQuestion(id, step, message, path, { choices, ...more });
}
