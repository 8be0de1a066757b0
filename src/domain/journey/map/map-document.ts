import type { Document, RunFacts } from '../../../model/document.ts';
import type { Finding } from '../../../model/finding.ts';
import type { JourneyMap, MapFault } from '../../../model/journey-map.ts';
import type { Problem } from '../../../model/problem.ts';
import { registryRules } from '../registry.ts';
import { mapBlocks, type MapLayout } from './map-blocks.ts';
import type { JourneyMapCheckData, JourneyMapData } from './map-data.ts';
import { mapData } from './map-facts.ts';
import type { DrawnMap } from './map-result.ts';
import { KIND_WORDS } from './words.ts';

function scopeWords({ scope: { asins, brand, families, marketplace } }: JourneyMap): string[] {
  return [
    ...(marketplace === null ? [] : [marketplace]),
    ...asins,
    ...(brand === null ? [] : [`brand ${brand}`]),
    ...families.map((family) => `family ${family}`),
  ];
}

/** A journey map with live numbers: the document of `journey map render`. */
export function mapDocument(
  drawn: DrawnMap,
  { file, layout, problems, run }: { file: string; layout: MapLayout; problems: readonly Problem[]; run: RunFacts },
): Document<'journey-map', JourneyMapData> {
  const { freshness, map, rules } = drawn;
  const parts = [KIND_WORDS[map.kind], `looked through ${map.updated ?? 'nobody knows when'}`, ...scopeWords(map)];
  return {
    kind: 'journey-map',
    schemaVersion: 1,
    title: map.title,
    subtitle: parts.join(' · '),
    data: mapData(drawn, file, run.asOf),
    page: 'wide',
    blocks: mapBlocks(drawn, run.asOf, layout),
    problems: [...problems, ...drawn.problems],
    provenance: { ...run, rules, freshness },
  };
}

function findingOf({ field, fix, line, message, rule, severity }: MapFault, file: string): Finding {
  return {
    rule: `map-${rule}`,
    severity,
    basis: severity === 'error' ? 'written-rule' : 'advice',
    field,
    where: { file, line },
    message: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
    fix,
    source: { title: 'layout of journey maps, docs/journey-map.md', confidence: 'c' },
  };
}

/** What is wrong with a map: the document of `journey map check`, `init` and `wizard`. */
export function mapCheckDocument(
  {
    did,
    faults,
    file,
    map,
  }: { did: 'checked' | 'written'; faults: readonly MapFault[]; file: string; map: JourneyMap },
  run: RunFacts,
): Document<'journey-map-check', JourneyMapCheckData> {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const count = `${map.stages.length} ${map.stages.length === 1 ? 'stage' : 'stages'}`;
  return {
    kind: 'journey-map-check',
    schemaVersion: 1,
    title: did === 'written' ? `Journey map written: ${file}` : `Journey map ${file}`,
    subtitle: `${map.title} · ${KIND_WORDS[map.kind]} · ${count}`,
    data: {
      file,
      did,
      asOf: run.asOf,
      kind: map.kind,
      title: map.title,
      stages: map.stages.length,
      errors,
      warnings: faults.length - errors,
      faults,
    },
    blocks: [
      {
        type: 'findings',
        id: 'faults',
        findings: faults.map((fault) => findingOf(fault, file)),
        emptyText:
          did === 'written'
            ? 'Change it with your editor, or: sellerctl journey map wizard. Then: sellerctl journey map render'
            : 'Nothing is wrong with it.',
      },
    ],
    problems: [],
    provenance: { ...run, rules: registryRules(run.asOf), freshness: [] },
  };
}
