import type { ProvenanceRule } from '../../model/document.ts';
import { compareSeverity, type Finding } from '../../model/finding.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import { versionAt } from '../../rules/at.ts';
import type { ImageRule } from '../../rules/policy/listing-rule.ts';
import { imageRules } from '../../rules/policy/listing-tables.ts';
import type { RuleSource, RuleTable } from '../../rules/table.ts';
import { IMAGE_CHECKS } from './all-image-checks.ts';
import type { ImageCheck, ImageHit } from './image-check.ts';
import { type MeasuredImage } from './images/measure-image.ts';
import type { JudgedPlace } from './manners/judged.ts';
import { type Unchecked } from './run-checks.ts';
import { sourceRef, tableProvenance } from './rule-source.ts';

export interface AuditImagesOptions {
  readonly asOf: IsoDate;
  readonly marketplace: string | null;
  /** Slot of pictures whose name does not tell one; null leaves them without. */
  readonly assumedSlot?: 'MAIN' | null;
  readonly imageRules?: RuleTable<ImageRule>;
  readonly imageChecks?: readonly ImageCheck[];
}

export interface CheckedImage {
  readonly image: MeasuredImage;
  readonly slot: string | null;
  readonly findings: readonly Finding[];
  readonly checked: readonly string[];
  readonly notChecked: readonly Unchecked[];
}

export interface AuditImagesResult {
  readonly asOf: IsoDate;
  readonly images: readonly CheckedImage[];
  /** Rules of the table that no check of ours judges: most need a person's eye. */
  readonly unjudged: readonly string[];
  readonly problems: readonly Problem[];
  readonly rules: readonly ProvenanceRule[];
}

/** The pictures with what an earlier run knows them by: the product and the file's name. */
export function placedImages(images: readonly CheckedImage[]): (CheckedImage & { readonly place: JudgedPlace })[] {
  return images.map((checked) => {
    const { product, path } = checked.image.record;
    return { ...checked, place: { marketplace: null, sku: product, picture: path.split(/[/\\]/).at(-1) ?? '' } };
  });
}

/** Why a check cannot be run on the picture; null when it can. */
function obstacle(check: ImageCheck, image: MeasuredImage, slot: string | null): string | null {
  if (check.meta.slot === 'MAIN' && slot === null) return 'the file name does not say whether this is the main image';
  if (check.meta.needs === 'pixels' && image.measures === null) return 'there are no pixels to measure';
  if (check.meta.needs === 'size' && image.facts.width === null) return 'the size is not known';
  return null;
}

function findingOf(
  image: MeasuredImage,
  rule: ImageRule,
  check: ImageCheck,
  hit: ImageHit,
  sources: ReadonlyMap<string, RuleSource>,
): Finding {
  const { text, measured, limit, unit } = hit;
  const evidence = {
    ...(text === undefined ? {} : { text }),
    ...(measured === undefined ? {} : { measured }),
    ...(limit === undefined ? {} : { limit }),
    ...(unit === undefined ? {} : { unit }),
  };
  const { product, path } = image.record;
  return {
    rule: rule.id,
    severity: hit.severity ?? check.meta.severity,
    basis: hit.basis ?? (rule.own || rule.severity === 'info' ? 'advice' : 'written-rule'),
    field: 'image',
    where: { ...(/^B0[0-9A-Z]{8}$/.test(product) ? { asin: product } : { sku: product }), file: path },
    message: hit.message,
    fix: hit.fix ?? check.meta.fix,
    ...(Object.keys(evidence).length === 0 ? {} : { evidence }),
    source: sourceRef(rule, sources),
  };
}

/** A smaller limit that is broken makes the findings of the larger ones echoes. */
const ECHOES: Readonly<Record<string, readonly string[]>> = {
  'IMG-SIDE-ZOOM': ['IMG-SIDE-MIN'],
  'IMG-SIDE-BEST': ['IMG-SIDE-MIN', 'IMG-SIDE-ZOOM'],
  'IMG-FILL': ['IMG-PLACEHOLDER'],
};

interface ImageRun {
  readonly rules: ReadonlyMap<string, ImageRule>;
  readonly sources: ReadonlyMap<string, RuleSource>;
  readonly checks: readonly ImageCheck[];
  readonly assumedSlot: 'MAIN' | null;
}

function checkImage(run: ImageRun, image: MeasuredImage): CheckedImage {
  const slot = image.record.slot ?? run.assumedSlot;
  const findings: Finding[] = [];
  const checked: string[] = [];
  const notChecked: Unchecked[] = [];
  for (const check of run.checks) {
    const rule = run.rules.get(check.meta.id);
    if (rule === undefined || (check.meta.slot === 'MAIN' && slot !== null && slot !== 'MAIN')) continue;
    const reason = obstacle(check, image, slot);
    if (reason !== null) {
      notChecked.push({ rule: rule.id, reason });
      continue;
    }
    try {
      const result = check.run({ image, rule });
      if ('notChecked' in result) {
        notChecked.push({ rule: rule.id, reason: result.notChecked });
        continue;
      }
      checked.push(rule.id);
      findings.push(...result.map((hit) => findingOf(image, rule, check, hit, run.sources)));
    } catch (error) {
      notChecked.push({ rule: rule.id, reason: 'the check failed' });
      const message = `The check ${rule.id} failed on this picture: ${error instanceof Error ? error.message : String(error)}.`;
      findings.push(findingOf(image, rule, check, { message, severity: 'warning', basis: 'question' }, run.sources));
    }
  }
  const broken = new Set(findings.map((finding) => finding.rule));
  const heard = findings.filter((finding) => ECHOES[finding.rule]?.some((rule) => broken.has(rule)) !== true);
  return {
    image,
    slot,
    findings: heard.toSorted((a, b) => compareSeverity(a.severity, b.severity)),
    checked,
    notChecked,
  };
}

function problemOf({ record, failure }: MeasuredImage): Problem[] {
  if (failure === null || failure.code === 'image-not-accepted') return [];
  const suggestion = 'Export the picture again.';
  return [{ code: failure.code, scope: 'file', file: record.path, message: failure.message, suggestion }];
}

/**
 * Judges measured pictures by the image rules: format, size, transparency, and for main images the white ground and
 * how much of it the product fills. A picture that cannot be decoded is a finding and a problem, and the run goes on.
 */
export function auditImages(images: readonly MeasuredImage[], options: AuditImagesOptions): AuditImagesResult {
  const table = options.imageRules ?? imageRules;
  const lookup = versionAt(table, options.asOf);
  const version = lookup.found ? lookup.version : null;
  const checks = options.imageChecks ?? IMAGE_CHECKS;
  const known = new Set(checks.map((check) => check.meta.id));
  const run: ImageRun = {
    rules: new Map((version?.rows ?? []).map((rule) => [rule.id, rule])),
    sources: new Map((version?.sources ?? []).map((source) => [source.id, source])),
    checks,
    assumedSlot: options.assumedSlot ?? null,
  };
  return {
    asOf: options.asOf,
    images: images.map((image) => checkImage(run, image)),
    unjudged: (version?.rows ?? []).map((rule) => rule.id).filter((id) => !known.has(id)),
    problems: images.flatMap(problemOf),
    rules: version === null ? [] : [tableProvenance(version, table.kind, null, options.marketplace)],
  };
}
