import framesJson from '../../rules/policy/journey-frames.json' with { type: 'json' };
import type { ProvenanceRule } from '../../model/document.ts';
import type { IsoDate } from '../../model/period.ts';
import type { RuleTable } from '../../rules/table.ts';
import type { MarketplaceJourney, StageResult } from './report.ts';
import { leadMetrics, rowsAt, ruleUsed, type Stage } from './settings.ts';

/** Names of the naming schemes, the default first. */
export const FRAMES = ['five', 'four', 'five-a'] as const;
export type FrameId = (typeof FRAMES)[number];

interface FrameRow {
  readonly id: FrameId;
  readonly title: string;
  readonly groups: readonly {
    readonly name: string;
    readonly stages: readonly Stage[];
    /** Only these metrics of the stages; absent: all. */
    readonly metrics?: readonly string[];
  }[];
}

/** One row of the view: a stage, a part of one, or several. */
export interface FramedStage extends StageResult {
  readonly name: string;
  readonly stages: readonly Stage[];
}

const TABLE = framesJson as unknown as RuleTable<FrameRow>;

/** The naming scheme as its table has it. @throws RangeError for a name that is none. */
export function frameOf(id: FrameId, asOf: IsoDate): FrameRow {
  const row = rowsAt(TABLE, asOf).find((each) => each.id === id);
  if (row === undefined) throw new RangeError(`no frame ${id}`);
  return row;
}

/** The stages of a marketplace under the names of a frame. Names and grouping change, numbers never. */
export function framedStages({ stages }: MarketplaceJourney, id: FrameId, asOf: IsoDate): FramedStage[] {
  return frameOf(id, asOf).groups.flatMap((group): FramedStage[] => {
    const metrics = stages
      .filter(({ stage }) => group.stages.includes(stage))
      .flatMap((stage) => stage.metrics)
      .filter(({ definition }) => group.metrics?.includes(definition.id) ?? true);
    const [stage] = group.stages;
    if (stage === undefined) return [];
    const leading = group.stages.flatMap((each) => leadMetrics(each, asOf));
    const lead = leading
      .flatMap((metric) => metrics.filter(({ definition }) => definition.id === metric))
      .find(({ value }) => value !== null);
    return [{ name: group.name, stage, stages: group.stages, metrics, lead: lead ?? null }];
  });
}

/** The table of frames, for a document's provenance. */
export function frameRules(asOf: IsoDate): ProvenanceRule {
  return ruleUsed(TABLE, asOf);
}
