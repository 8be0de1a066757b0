import type { MapKind } from '../model/journey-map.ts';
import type { IsoDate } from '../model/period.ts';
import { MAP_LAYOUT } from './map-file.ts';

interface TemplateStage {
  readonly name: string;
  readonly time: string;
  readonly goal: string;
  readonly touchpoint: string;
  readonly action: string;
  readonly feeling: string;
  readonly score: number;
  readonly pain: string;
  readonly fix: string;
  readonly behind: readonly [front: string, back: string, support: string];
  readonly metrics: readonly string[];
  readonly target: string;
}

/** An example for the journey on Amazon: replace what is not true of your shop. */
const STAGES: readonly TemplateStage[] = [
  {
    name: 'Awareness',
    time: '07:30',
    goal: 'Finds something that fits the need',
    touchpoint: 'Search results',
    action: 'Searches, scrolls, compares tiles',
    feeling: 'curious',
    score: 1,
    pain: 'All tiles look alike',
    fix: 'Main image that shows the size',
    behind: ['Tile in search', 'Keywords and bids', 'Search Query Performance'],
    metrics: ['A02', 'K02'],
    target: '{ metric: A02, at-least: 5, unit: percent, by: BY }',
  },
  {
    name: 'Consideration',
    time: '12:15',
    goal: 'Knows whether it fits',
    touchpoint: 'Product page',
    action: 'Looks at pictures, reads reviews',
    feeling: 'unsure',
    score: -1,
    pain: 'Size is not clear',
    fix: 'Picture with measures',
    behind: ['Pictures, bullets, A+', 'Copy and photo brief', 'Sample, studio'],
    metrics: ['K04', 'K05', 'K07'],
    target: '{ metric: K05, at-least: 1.4, unit: ratio, by: BY }',
  },
  {
    name: 'Purchase',
    time: '20:40',
    goal: 'Gets it in time for a fair price',
    touchpoint: 'Cart and checkout',
    action: 'Compares price and delivery, orders',
    feeling: 'relieved',
    score: 1,
    pain: 'Delivery promise is late',
    fix: 'Stock in two more centres',
    behind: ['Price, delivery promise', 'Stock planning', 'FBA, freight'],
    metrics: ['P02', 'P05'],
    target: '{ metric: P02, at-least: 9, unit: percent, by: BY }',
  },
  {
    name: 'Retention',
    time: '09:00',
    goal: 'It works as promised',
    touchpoint: 'Parcel, use, returns',
    action: 'Unpacks, uses, keeps or sends back',
    feeling: 'content',
    score: 1,
    pain: 'Manual is hard to read',
    fix: 'Short manual with pictures',
    behind: ['Parcel, manual', 'Answers to messages', 'Inspection of returns'],
    metrics: ['R01', 'R07'],
    target: '{ metric: R07, at-most: 5, unit: percent, by: BY }',
  },
  {
    name: 'Advocacy',
    time: '21:00',
    goal: 'Tells others',
    touchpoint: 'Reviews, feedback',
    action: 'Reviews it, recommends it',
    feeling: 'proud',
    score: 2,
    pain: 'Nobody asked for a review',
    fix: "Amazon's own request for every order",
    behind: ['Review request', 'Plan of requests', 'Ledger of requests'],
    metrics: ['V05', 'V06'],
    target: '{ metric: V06, at-least: 1, unit: percent, by: BY }',
  },
];

const ABOUT: Readonly<Record<MapKind, string>> = {
  'current-state': 'how it is today',
  'day-in-the-life': 'what else happens in the day of a customer; each stage has a time',
  'future-state': 'how it shall be; each stage has targets, checked at each run',
  'service-blueprint': 'what lies behind it: front stage, back stage, support',
};

function stageLines(stage: TemplateStage, kind: MapKind, by: IsoDate): string[] {
  const [front, back, support] = stage.behind;
  const list = (key: string, entries: readonly string[]): string[] => [
    `    ${key}:`,
    ...entries.map((each) => `      - ${each}`),
  ];
  return [
    `  - name: ${stage.name}`,
    '    owner: Ana',
    ...(kind === 'day-in-the-life' ? [`    time: "${stage.time}"`] : []),
    ...list('goals', [stage.goal]),
    ...list('touchpoints', [stage.touchpoint]),
    ...list('actions', [stage.action]),
    ...(kind === 'service-blueprint'
      ? [...list('front-stage', [front]), ...list('back-stage', [back]), ...list('support', [support])]
      : []),
    ...list('feelings', [`{ text: ${stage.feeling}, score: ${stage.score} }`]),
    ...list('pains', [stage.pain]),
    ...list('fixes', [`{ text: ${JSON.stringify(stage.fix)}, owner: Ana, status: open }`]),
    ...list('resources', []),
    `    metrics: [${stage.metrics.join(', ')}]`,
    ...(kind === 'future-state' ? list('targets', [stage.target.replace('BY', by)]) : []),
  ];
}

/**
 * A map to begin with: an example of its kind, with what each key means.
 * @param today day it is written.
 * @param by day by which the targets of a future state are to be met.
 */
export function mapTemplate(kind: MapKind, today: IsoDate, by: IsoDate): string {
  const kinds = Object.entries(ABOUT).map(([name, about]) => `#   ${name}: ${about}`);
  const lines = [
    '# A journey map. All of it is an example: replace what is not true of your shop.',
    '# Check it: sellerctl journey map check. Draw it with live numbers: sellerctl journey map render --format html.',
    `map: ${MAP_LAYOUT}`,
    '',
    '# What the map shows:',
    ...kinds,
    `kind: ${kind}`,
    'title: How customers find and keep our water bottle',
    '',
    '# Day on which somebody last looked through all of it; after 90 days you are reminded.',
    `updated: ${today}`,
    '',
    '# Whose numbers are drawn in; without it, all that the files hold.',
    '# scope:',
    '#   marketplace: US',
    '#   asins: [B0ABCDEFGH]      # or brand: Kestrelware, or families: [B0PARENT01]',
    '',
    '# What the map is for.',
    'objectives:',
    '  - Find the stage that loses most buyers',
    '',
    '# target: true for those the map is drawn for.',
    'personas:',
    '  - name: Commuting Carla',
    '    about: Takes the train at seven and drinks on the way',
    '    goals: [No leaks in the bag]',
    '    target: true',
    '',
    '# A list holds texts, or groups such as { text: Unsure of the size, persona: Commuting Carla }. Quote texts with a colon.',
    '# feelings: score from -2 (angry) to 2 (delighted).',
    '# fixes: each needs an owner; due: a day; status: open, doing or done.',
    '# metrics: ids of sellerctl journey metrics.',
    '# targets: metric, at-least or at-most, unit (percent, share, ratio or a currency such as USD), by.',
    'stages:',
    ...STAGES.flatMap((stage, index) => [...(index === 0 ? [] : ['']), ...stageLines(stage, kind, by)]),
  ];
  return `${lines.join('\n')}\n`;
}
