import { type Ask, Left } from '../../cli/ask.ts';
import type { WizardQuestion } from '../../domain/journey/map/wizard-question.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { IsoDate } from '../../model/period.ts';
import { mapText } from './journey-map.ts';

/** Keys that a map may lack while the wizard is under way. */
const ASKED_FOR = ['title', 'kind'];

export interface WizardRun {
  readonly path: string;
  readonly asOf: IsoDate;
  readonly ask: Ask;
  /** Says which step begins. */
  readonly say: (text: string) => void;
}

async function stateOf(text: string, path: string, asOf: IsoDate) {
  const [{ readMap }, { answeredIn }, { answeredByHand }] = await Promise.all([
    import('../../readers/map-file.ts'),
    import('../../readers/map-change.ts'),
    import('../../domain/journey/map/wizard.ts'),
  ]);
  const { faults, map } = await readMap(text, path);
  const fault = faults.find(({ field, rule }) => !(rule === 'missing' && ASKED_FOR.includes(field)));
  if (fault !== undefined) {
    throw new UserError('map-faulty', EXIT.input, `${path}, line ${fault.line}: ${fault.message}.`, [
      `${fault.fix} Nothing was changed.`,
      `See all of them: sellerctl journey map check ${path}`,
    ]);
  }
  const missing = new Set(faults.map(({ field }) => field));
  const kept = await answeredIn(text, path);
  const none = { map, missing, answered: new Set<string>() };
  return { ...none, answered: new Set(kept ?? answeredByHand(none, asOf)) };
}

function leave({ path }: WizardRun, step: number): UserError {
  return new UserError(
    'wizard-left',
    EXIT.interrupted,
    `Left at step ${step} of 8; every answer so far is in ${path}.`,
    [`Go on: sellerctl journey map wizard ${path}`],
  );
}

async function answerTo(question: WizardQuestion, run: WizardRun): Promise<string> {
  try {
    return await run.ask(question);
  } catch (error) {
    if (error instanceof Left) throw leave(run, question.step);
    throw error;
  }
}

/**
 * Leads through the eight steps. Each answer is in the file before the next question is asked, so that leaving loses nothing;
 * the file is read anew each time, so that neither does an editor open beside it.
 * @returns how many questions were answered.
 * @throws UserError `wizard-left` when the user leaves, `map-faulty` for a file with faults of form.
 */
export async function runWizard(run: WizardRun): Promise<number> {
  const { asOf, path, say } = run;
  const [{ changeMap, emptyMap }, { nextQuestion, WIZARD_STEPS }, { writeText }] = await Promise.all([
    import('../../readers/map-change.ts'),
    import('../../domain/journey/map/wizard.ts'),
    import('../../cli/write-text.ts'),
  ]);
  const read = async (): Promise<string> => (await mapText(path)) ?? emptyMap(asOf);
  let step: number | null = null;
  const look = async () => {
    const text = await read();
    const state = await stateOf(text, path, asOf);
    return { text, state, question: nextQuestion(state, asOf) };
  };
  for (let count = 0; ; count += 1) {
    const { question, text } = await look();
    if (question === null) {
      const last = [{ path: ['updated'], set: asOf }];
      if (count > 0) await writeText(path, await changeMap(text, path, last, null));
      return count;
    }
    if (question.step !== step) say(`\nStep ${question.step} of 8: ${WIZARD_STEPS[question.step - 1] ?? ''}`);
    ({ step } = question);
    const answer = await answerTo(question, run);
    const now = await look();
    if (now.question?.id !== question.id) {
      say('The file was changed meanwhile, and the answer may not fit any more: it was not written.');
      continue;
    }
    const isDone = answer === '' || !question.repeats;
    // What the map told before the wizard came is remembered too, or it would be asked after all.
    const answered = [...now.state.answered, ...(isDone ? [question.id] : [])];
    const changes = answer === '' ? [] : now.question.changes(answer);
    await writeText(path, await changeMap(now.text, path, changes, answered));
  }
}
