import { MAP_KINDS, type MapStage, type PlainLane } from '../../../model/journey-map.ts';
import type { IsoDate } from '../../../model/period.ts';
import { STAGES } from '../settings.ts';
import { stageWords } from '../words.ts';
import { changeQuestions, scoreQuestions } from './wizard-changes.ts';
import {
  choiceQuestion,
  fits,
  listQuestion,
  textQuestion,
  type WizardQuestion,
  type WizardState,
} from './wizard-question.ts';
import { KIND_WORDS } from './words.ts';

/** The eight steps of journey mapping. */
export const WIZARD_STEPS: readonly string[] = [
  'Set clear objectives for the map',
  'Describe the personas and their goals',
  'Choose the personas the map is for',
  'List the stages and their touchpoints',
  'Decide what the map shows',
  'Name the resources you have, and who answers for each stage',
  'Walk the journey yourself',
  'Make the changes: fixes, owners, and the metrics that tell whether they help',
];

/** Refuses a name that is there already. */
function freshName(names: readonly string[]): (answer: string) => string | null {
  return (answer) => (names.includes(answer) ? 'There is one of that name already.' : fits(answer));
}

function objectives({ map, missing }: WizardState): WizardQuestion[] {
  return [
    textQuestion('title', 1, 'What is the map called?', ['title'], { filled: !missing.has('title') }),
    listQuestion('objectives', 1, 'What do you want to find out?', ['objectives'], map.objectives.length),
  ];
}

function personas({ map }: WizardState): WizardQuestion[] {
  const names = map.personas.map(({ name }) => name);
  return [
    listQuestion('personas', 2, 'A customer as you know them: a name', ['personas'], names.length, {
      check: freshName(names),
      changes: (answer) => [{ path: ['personas'], add: { name: answer } }],
    }),
    ...map.personas.flatMap(({ about, goals, name }, index) => [
      textQuestion(`about ${name}`, 2, `${name}: who is that?`, ['personas', index, 'about'], {
        optional: true,
        filled: about !== null,
      }),
      listQuestion(`goals of ${name}`, 2, `${name}: what do they want?`, ['personas', index, 'goals'], goals.length),
    ]),
  ];
}

function targetPersona({ map }: WizardState): WizardQuestion[] {
  if (map.personas.length < 2) return [];
  const choices = [
    ...map.personas.map(({ name }, index) => ({ value: String(index), label: name })),
    { value: 'all', label: 'All of them' },
  ];
  return [
    choiceQuestion('target', 3, 'Whom is this map for?', ['personas'], choices, {
      filled: map.personas.some(({ target }) => target),
      changes: (answer) => (answer === 'all' ? [] : [{ path: ['personas', Number(answer), 'target'], set: true }]),
    }),
  ];
}

/** A list of every stage. */
function laneQuestions({ map }: WizardState, step: number, lane: PlainLane, ask: string): WizardQuestion[] {
  return map.stages.map(({ lanes, name }, at) =>
    listQuestion(`${lane} ${name}`, step, `${name}: ${ask}`, ['stages', at, lane], lanes[lane].length),
  );
}

function stages(state: WizardState): WizardQuestion[] {
  const names = state.map.stages.map(({ name }) => name);
  const five = STAGES.map(stageWords);
  const choices = [
    { value: 'five', label: five.join(', ') },
    { value: 'own', label: 'Stages of my own' },
  ];
  return [
    choiceQuestion('stages', 4, 'Which stages has the journey?', ['stages'], choices, {
      filled: names.length > 0,
      changes: (answer) => (answer === 'five' ? five.map((name) => ({ path: ['stages'], add: { name } })) : []),
    }),
    listQuestion('own stages', 4, 'A stage of your own: its name', ['stages'], names.length, {
      // Whoever took the five may still add to them; whoever did not needs one.
      optional: names.length > 0,
      check: freshName(names),
      changes: (answer) => [{ path: ['stages'], add: { name: answer } }],
    }),
    ...laneQuestions(state, 4, 'touchpoints', 'where do they meet you?'),
  ];
}

function kinds(state: WizardState): WizardQuestion[] {
  const { map, missing } = state;
  const isGiven = !missing.has('kind');
  const choices = MAP_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }));
  const times = map.stages.map(({ name, time }, at) =>
    textQuestion(`time ${name}`, 5, `${name}: at what time of the day?`, ['stages', at, 'time'], {
      optional: true,
      filled: time !== null,
    }),
  );
  return [
    choiceQuestion('kind', 5, 'What does the map show?', ['kind'], choices, { filled: isGiven }),
    ...(isGiven && map.kind === 'day-in-the-life' ? times : []),
    ...(isGiven && map.kind === 'service-blueprint'
      ? [
          ...laneQuestions(state, 5, 'front-stage', 'what do customers see of your work?'),
          ...laneQuestions(state, 5, 'back-stage', 'what do you do that they do not see?'),
          ...laneQuestions(state, 5, 'support', 'which systems and partners support it?'),
        ]
      : []),
  ];
}

function resources({ map }: WizardState): WizardQuestion[] {
  return map.stages.flatMap(({ lanes, name, owner }, at) => [
    textQuestion(`owner ${name}`, 6, `${name}: who answers for it?`, ['stages', at, 'owner'], {
      optional: true,
      filled: owner !== null,
    }),
    listQuestion(
      `resources ${name}`,
      6,
      `${name}: what do you have, or need, for it?`,
      ['stages', at, 'resources'],
      lanes.resources.length,
    ),
  ]);
}

function walked(stage: MapStage, at: number): WizardQuestion[] {
  const { feelings, lanes, name } = stage;
  const list = (lane: 'goals' | 'actions' | 'pains', ask: string): WizardQuestion =>
    listQuestion(`${lane} ${name}`, 7, `${name}: ${ask}`, ['stages', at, lane], lanes[lane].length);
  return [
    list('goals', 'what do they want here?'),
    list('actions', 'what do they do?'),
    ...scoreQuestions(stage, at),
    listQuestion(`feelings ${name}`, 7, `${name}: how do they feel?`, ['stages', at, 'feelings'], feelings.length),
    list('pains', 'what hurts?'),
  ];
}

function questions(state: WizardState, asOf: IsoDate): WizardQuestion[] {
  const { map } = state;
  return [
    ...objectives(state),
    ...personas(state),
    ...targetPersona(state),
    ...stages(state),
    ...kinds(state),
    ...resources(state),
    ...map.stages.flatMap(walked),
    ...map.stages.flatMap((stage, at) => changeQuestions(stage, at, map.kind === 'future-state', asOf)),
  ];
}

/** The first question that was not answered yet; null when the wizard is through. */
export function nextQuestion(state: WizardState, asOf: IsoDate): WizardQuestion | null {
  return questions(state, asOf).find(({ id }) => !state.answered.has(id)) ?? null;
}

/** Questions that a map written by hand answers already. */
export function answeredByHand(state: WizardState, asOf: IsoDate): string[] {
  return questions(state, asOf).flatMap(({ filled, id }) => (filled ? [id] : []));
}
