import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { type Ask, type Asked, Left } from '../../src/cli/ask.ts';
import { loadMap } from '../../src/commands/_stages/journey-map.ts';
import { runWizard } from '../../src/commands/_stages/map-wizard.ts';
import MapWizard from '../../src/commands/journey/map/wizard.ts';
import { runInProcess } from '../cli/run-in-process.ts';
import { temporaryFolder } from '../cli/temporary-folder.ts';

const AS_OF = '2026-11-09';

/** What somebody with one stage would type, by the beginning of the question; lists end with an empty answer. */
const ANSWERS: readonly (readonly [string, readonly string[]])[] = [
  ['What is the map called?', ['Our lamp: from tile to tent']],
  ['What do you want to find out?', ['Who leaves, and where', '']],
  ['A customer as you know them', ['Wanda', 'Gus', '']],
  ['Wanda: who is that?', ['Packs on Friday']],
  ['Wanda: what do they want?', ['Light', '']],
  ['Gus: who is that?', ['']],
  ['Gus: what do they want?', ['']],
  ['Whom is this map for?', ['0']],
  ['Which stages has the journey?', ['own']],
  ['A stage of your own', ['Purchase', '']],
  ['Purchase: where do they meet you?', ['Product page', '']],
  ['What does the map show?', ['future-state']],
  ['Purchase: who answers for it?', ['Bo']],
  ['Purchase: what do you have', ['']],
  ['Purchase: what do they want here?', ['']],
  ['Purchase: what do they do?', ['Compares', '']],
  ['How is "unsure"?', ['-1']],
  ['Purchase: how do they feel?', ['unsure', '']],
  ['Purchase: what hurts?', ['Late delivery', '']],
  ['Who does "More stock"?', ['Bo']],
  ['By which day?', ['2026-12-24']],
  ['Purchase: what shall be changed?', ['More stock', '']],
  ['Purchase: which metrics', ['p02, P05']],
  ['Purchase: a target', ['p02 >= 9 percent', '']],
];

/** Somebody who answers, and leaves after so many answers. */
function person(stay = Number.POSITIVE_INFINITY): { ask: Ask; asked: string[] } {
  const left = ANSWERS.map(([start, answers]) => ({ start, answers: [...answers] }));
  const asked: string[] = [];
  const ask = async ({ check, choices, message, optional }: Asked): Promise<string> => {
    if (asked.length >= stay) throw new Left();
    asked.push(message);
    const answer = left.find(({ start }) => message.startsWith(start))?.answers.shift();
    if (answer === undefined) throw new Error(`nobody answers: ${message}`);
    if (choices !== null) expect(choices.map(({ value }) => value)).toContain(answer);
    else if (answer === '') expect([message, optional]).toEqual([message, true]);
    else expect([message, check(answer)]).toEqual([message, null]);
    return answer;
  };
  return { ask, asked };
}

function place(): string {
  return join(temporaryFolder(), 'map.yaml');
}

const quiet = (): void => undefined;

describe('journey map wizard', () => {
  it('leads through eight steps to a map without faults', async () => {
    const path = place();
    const steps: string[] = [];
    const { ask, asked } = person();
    const count = await runWizard({ path, asOf: AS_OF, ask, say: (text) => steps.push(text) });
    expect(count).toBe(asked.length);
    expect(steps.map((text) => text.slice(0, 12).trim())).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((step) => `Step ${step} of 8`),
    );
    const { faults, map } = await loadMap(path, AS_OF);
    expect(faults).toEqual([]);
    expect(map).toMatchObject({
      kind: 'future-state',
      title: 'Our lamp: from tile to tent',
      updated: AS_OF,
      personas: [
        { name: 'Wanda', about: 'Packs on Friday', goals: ['Light'], target: true },
        { name: 'Gus', about: null, target: false },
      ],
      stages: [
        {
          name: 'Purchase',
          owner: 'Bo',
          feelings: [{ text: 'unsure', score: -1 }],
          fixes: [{ text: 'More stock', owner: 'Bo', due: '2026-12-24' }],
          metrics: [{ id: 'P02' }, { id: 'P05' }],
          targets: [{ metric: 'P02', bound: 'at-least', value: 9, unit: 'percent' }],
        },
      ],
    });
    expect(readFileSync(path, 'utf8')).not.toContain('wizard:');
  });

  it('may be left after any answer and gone on with, and loses nothing', async () => {
    const whole = place();
    const { ask, asked } = person();
    await runWizard({ path: whole, asOf: AS_OF, ask, say: quiet });
    const path = place();
    const patient = person();
    for (let answers = 0; answers < asked.length; answers += 1) {
      let given = 0;
      const once: Ask = async (question) => {
        if (given === 1) throw new Left();
        given += 1;
        return patient.ask(question);
      };
      const isLast = answers === asked.length - 1;
      const end = await runWizard({ path, asOf: AS_OF, ask: once, say: quiet }).catch((error: unknown) => error);
      if (isLast) expect(end).toBe(1);
      else expect(end).toMatchObject({ code: 'wizard-left', exitCode: 130 });
    }
    expect(patient.asked).toEqual(asked);
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(whole, 'utf8'));
  });

  it('asks of a map written by hand only what it lacks, and keeps its comments', async () => {
    const path = place();
    const own = `# mine\nmap: 1\nkind: current-state\ntitle: T\nupdated: 2026-01-01 # long ago\nobjectives: [a]\npersonas: [{name: W, about: x, goals: [y]}]\nstages:\n  # the only one\n  - name: Purchase\n    touchpoints: [a]\n    resources: [a]\n    goals: [a]\n    actions: [a]\n    feelings: [{text: a, score: 1}]\n    pains: [a]\n    fixes: [{text: a}]\n    metrics: [P02]\n`;
    writeFileSync(path, own);
    const asked: string[] = [];
    const ask: Ask = async ({ message }) => {
      asked.push(message);
      return message.startsWith('A stage') || message.startsWith('Which') ? '' : 'Bo';
    };
    await runWizard({ path, asOf: AS_OF, ask, say: quiet });
    expect(asked).toEqual(['Purchase: who answers for it?', 'Who does "a"?']);
    const text = readFileSync(path, 'utf8');
    for (const comment of ['# mine', '# long ago', '# the only one']) expect(text).toContain(comment);
    expect((await loadMap(path, AS_OF)).faults).toEqual([]);
  });

  it('writes nothing over a file that was changed in between', async () => {
    const path = place();
    const { ask } = person(1);
    await expect(runWizard({ path, asOf: AS_OF, ask, say: quiet })).rejects.toMatchObject({ code: 'wizard-left' });
    const said: string[] = [];
    let asked = 0;
    const meddler: Ask = async () => {
      asked += 1;
      if (asked > 1) throw new Left();
      writeFileSync(path, readFileSync(path, 'utf8').replace('answered:', 'answered:\n    - objectives'));
      return 'lost?';
    };
    await expect(runWizard({ path, asOf: AS_OF, ask: meddler, say: (text) => said.push(text) })).rejects.toMatchObject({
      code: 'wizard-left',
    });
    expect(said.join('\n')).toContain('changed meanwhile');
    expect(readFileSync(path, 'utf8')).not.toContain('lost?');
  });

  it('refuses a broken file and leaves it as it is', async () => {
    const path = place();
    writeFileSync(path, 'map: 1\nstages: 3\n');
    await expect(runWizard({ path, asOf: AS_OF, ask: person().ask, say: quiet })).rejects.toMatchObject({
      code: 'map-faulty',
      exitCode: 5,
    });
    expect(readFileSync(path, 'utf8')).toBe('map: 1\nstages: 3\n');
  });

  it.each([['--no-input'], ['--quiet']])('asks nobody under %s without a terminal', async (flag) => {
    const cwd = temporaryFolder();
    const { exitCode, stderr } = await runInProcess(MapWizard, 'journey:map:wizard', ['m.yaml', flag], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr.split('\n')[0]).toContain(flag === '--no-input' ? '--no-input forbids them' : 'is no terminal');
    expect(existsSync(join(cwd, 'm.yaml'))).toBe(false);
  });
});
