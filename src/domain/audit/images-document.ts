import type { SourceRef } from '../../model/confidence.ts';
import type { Block, Document, RunFacts } from '../../model/document.ts';
import { compareSeverity, type Finding } from '../../model/finding.ts';
import type { Problem } from '../../model/problem.ts';
import type { AuditImagesResult, CheckedImage } from './audit-images.ts';
import { type LintFindingData, countBySeverity, lintFindingData } from './finding-data.ts';
import type { Manners } from './manners/apply-manners.ts';
import { NO_AUDIT_CONFIG } from './manners/audit-config.ts';
import { isOpen } from './manners/judged.ts';
import { mannersBlocks, mannersMetrics, shownFindings } from './manners/manners-blocks.ts';
import {
  type AuditSettingsData,
  baselineData,
  type BaselineData,
  noManners,
  settingsData,
  settingsProvenance,
} from './manners/manners-data.ts';
import type { ImageMeasures } from '../../model/image-measures.ts';

export interface AuditedImageData {
  /** Path of the file. */
  readonly source: string;
  /** SKU or ASIN the file name tells. */
  readonly product: string;
  /** `MAIN`, `PT01`...; null when not told. */
  readonly slot: string | null;
  /** px, after turning by the EXIF tag; null when not known. */
  readonly width: number | null;
  readonly height: number | null;
  /** By the bytes, never by the name; null when they are no picture. */
  readonly format: string | null;
  readonly bytes: number;
  /** Shares are 0-1; null when there are no pixels: `failure` says why. */
  readonly measures: ImageMeasures | null;
  readonly failure: string | null;
  /** Worst first. */
  readonly findings: readonly LintFindingData[];
  readonly coverage: {
    readonly checked: number;
    readonly notChecked: readonly { readonly rule: string; readonly reason: string }[];
  };
}

export interface AuditImagesData {
  /** ISO date whose rules were used. */
  readonly asOf: string;
  readonly images: readonly AuditedImageData[];
  readonly totals: {
    readonly images: number;
    readonly errors: number;
    readonly warnings: number;
    readonly advice: number;
    /** Findings the user decided not to act on; in no other count. */
    readonly suppressed: number;
  };
  readonly settings: AuditSettingsData;
  /** Null without `--baseline`. */
  readonly baseline: BaselineData | null;
  /** Rules that are judged by nothing here: a person's eye, or a measure not built yet. */
  readonly notJudged: readonly string[];
  /** What only a person can tell, once a run; never passed and never failed. */
  readonly questions: readonly AskedQuestionData[];
}

export interface AskedQuestionData {
  readonly rule: string;
  readonly question: string;
  /** How many of the pictures it concerns. */
  readonly pictures: number;
  readonly source: SourceRef;
}

function imageData({ image, slot, findings, checked, notChecked }: CheckedImage): AuditedImageData {
  const { facts, record } = image;
  return {
    source: record.path,
    product: record.product,
    slot,
    width: facts.width,
    height: facts.height,
    format: facts.format,
    bytes: facts.bytes,
    measures: image.measures,
    failure: image.failure?.message ?? null,
    findings: findings.map(lintFindingData),
    coverage: { checked: checked.length, notChecked },
  };
}

function blocks(result: AuditImagesResult, findings: readonly Finding[], manners: Manners): Block[] {
  const { errors, warnings, advice } = countBySeverity(findings.filter(isOpen));
  const nameless = result.images.filter((image) => image.slot === null).length;
  return [
    {
      type: 'metrics',
      id: 'summary',
      metrics: [
        { id: 'images', label: 'Pictures', kind: 'integer', value: result.images.length },
        { id: 'errors', label: 'Errors', kind: 'integer', value: errors, tone: errors > 0 ? 'bad' : 'good' },
        {
          id: 'warnings',
          label: 'Warnings',
          kind: 'integer',
          value: warnings,
          tone: warnings > 0 ? 'warning' : 'good',
        },
        { id: 'advice', label: 'Advice', kind: 'integer', value: advice },
        ...mannersMetrics(findings, manners),
      ],
    },
    {
      type: 'findings',
      id: 'findings',
      title: 'Findings, worst first',
      findings: shownFindings(findings, manners),
      emptyText: result.images.length === 0 ? 'No pictures in these files.' : 'No findings among the rules checked.',
    },
    {
      type: 'table',
      id: 'images',
      title: 'Pictures',
      columns: [
        { key: 'source', label: 'File', kind: 'text', truncate: true },
        { key: 'slot', label: 'Slot', kind: 'id' },
        { key: 'width', label: 'Width', kind: 'integer' },
        { key: 'height', label: 'Height', kind: 'integer' },
        { key: 'format', label: 'Format', kind: 'id', priority: 3 },
        { key: 'background', label: 'Ground', kind: 'text', priority: 2 },
        { key: 'whiteBorderShare', label: 'White frame', kind: 'percent', priority: 2 },
        { key: 'productFillShare', label: 'Fill', kind: 'percent', priority: 2 },
      ],
      rows: result.images.map(({ image, slot }) => [
        image.record.path,
        slot,
        image.facts.width,
        image.facts.height,
        image.facts.format,
        image.measures?.background ?? null,
        image.measures?.whiteBorderShare ?? null,
        image.measures?.productFillShare ?? null,
      ]),
      emptyText: 'No pictures.',
    },
    ...mannersBlocks(findings, manners),
    {
      type: 'prose',
      id: 'coverage',
      title: 'What was not checked',
      paragraphs: [
        ...(result.questions.length === 0
          ? []
          : [`Look yourself, pixels do not tell: ${result.questions.map(({ question }) => question).join(' ')}`]),
        `${result.unjudged.length} image rules are not judged here: those questions, and what only Amazon's catalogue tells.`,
        ...(nameless > 0
          ? [
              `${nameless} file names do not say which slot they are for, so the rules of main images were not checked on them (name them <SKU or ASIN>.MAIN.jpg, or give --main).`,
            ]
          : []),
      ],
    },
  ];
}

/** The image audit as a document; problems of the files read come before those of decoding. */
export function imagesDocument(
  result: AuditImagesResult,
  run: RunFacts,
  problems: readonly Problem[] = [],
  manners: Manners = noManners(NO_AUDIT_CONFIG),
): Document<'audit-images', AuditImagesData> {
  const findings = result.images
    .flatMap((image) => image.findings)
    .toSorted((left, right) => compareSeverity(left.severity, right.severity));
  const open = findings.filter(isOpen);
  return {
    kind: 'audit-images',
    schemaVersion: 2,
    title: 'Image audit',
    subtitle: `${result.images.length} pictures by the rules in force on ${result.asOf}`,
    data: {
      asOf: result.asOf,
      images: result.images.map(imageData),
      totals: { images: result.images.length, ...countBySeverity(open), suppressed: findings.length - open.length },
      settings: settingsData(manners),
      baseline: baselineData(manners),
      notJudged: result.unjudged,
      questions: result.questions.map(({ rule, question, pictures, source }) => ({ rule, question, pictures, source })),
    },
    blocks: blocks(result, findings, manners),
    findings: [...findings, ...manners.findings],
    problems: [...problems, ...result.problems],
    provenance: { ...run, rules: [...result.rules, ...settingsProvenance(manners)], freshness: [] },
  };
}
