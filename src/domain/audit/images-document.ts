import type { SourceRef } from '../../model/confidence.ts';
import type { Block, Document, DocumentPicture, RunFacts } from '../../model/document.ts';
import { compareSeverity, type Finding } from '../../model/finding.ts';
import type { ImageMeasures } from '../../model/image-measures.ts';
import type { Problem } from '../../model/problem.ts';
import type { AuditImagesResult, CheckedImage } from './audit-images.ts';
import { type LintFindingData, countBySeverity, lintFindingData } from './finding-data.ts';
import { fixBlock } from './images-fix-block.ts';
import type { MeasuredImage } from './images/measure-image.ts';
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
import type { FetchedData, FixData, PictureFacts } from './picture-facts.ts';
import { counted } from './text/count.ts';

export interface AuditedImageData {
  /** Path of the file, or the address it was fetched from. */
  readonly source: string;
  /** ASIN where it is known, else what the file name tells. */
  readonly product: string;
  /** SKU of the listing; null when no file tells, or several SKUs share the ASIN. */
  readonly sku: string | null;
  /** Null when neither the name nor a listing tells. */
  readonly asin: string | null;
  /** Every SKU the picture is for. */
  readonly skus: readonly string[];
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
  /** Null for a picture that lies here. */
  readonly fetched: FetchedData | null;
  /** File of the marked copy (`--mark`); null when there is none. */
  readonly marked: string | null;
  /** The mended copy (`--fix`); null when none was asked for, or nothing was found that one could mend. */
  readonly fix: FixData | null;
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
    /** Pictures that listings name by address and nobody asked to fetch. */
    readonly notFetched: number;
    /** Addresses that gave no picture. */
    readonly fetchFailures: number;
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

/** What the run knows besides the audit's result. */
export interface PicturesOfRun {
  readonly facts: ReadonlyMap<MeasuredImage, PictureFacts>;
  readonly notFetched: number;
  readonly fetchFailures: number;
  /** Small pictures for pages. */
  readonly thumbnails?: readonly DocumentPicture[];
  /** Pictures without a small one, because the page would be too large. */
  readonly thumbnailsLeftOut?: number;
}

const NOTHING_KNOWN: PictureFacts = { sku: null, asin: null, skus: [], fetched: null, marked: null, fix: null };

function imageData(checkedImage: CheckedImage, facts: PicturesOfRun['facts']): AuditedImageData {
  const { image, slot, findings, checked, notChecked } = checkedImage;
  const { sku, asin, skus, fetched, marked, fix } = facts.get(image) ?? NOTHING_KNOWN;
  const { record } = image;
  return {
    source: record.path,
    product: record.product,
    sku,
    asin,
    skus,
    slot,
    width: image.facts.width,
    height: image.facts.height,
    format: image.facts.format,
    bytes: image.facts.bytes,
    measures: image.measures,
    failure: image.failure?.message ?? null,
    findings: findings.map(lintFindingData),
    fetched,
    marked,
    fix,
    coverage: { checked: checked.length, notChecked },
  };
}

/** What a run says where it found no picture, and what to do about it. */
function noPictures({ notFetched, fetchFailures }: PicturesOfRun): string {
  if (fetchFailures > 0) return 'No picture came; the problems say why.';
  if (notFetched === 0) return 'No pictures in these files.';
  const named = counted(notFetched, 'picture');
  return `No pictures here: the listings name ${named} by address. Give --fetch to download.`;
}

/** Sentences on pictures that were not looked at. */
function notLookedAt({ notFetched, fetchFailures }: PicturesOfRun): string[] {
  const unasked = counted(notFetched, 'address was', 'addresses were');
  return [
    ...(notFetched > 0 ? [`${unasked} named by listings and not fetched: give --fetch to download.`] : []),
    ...(fetchFailures > 0
      ? [`${counted(fetchFailures, 'address', 'addresses')} gave no picture; the problems say why.`]
      : []),
  ];
}

/** What the colours in marked pictures mean, where there are any. */
function marksNote({ thumbnails = [], thumbnailsLeftOut = 0 }: PicturesOfRun): { note?: string } {
  if (thumbnails.length === 0) return {};
  const left =
    thumbnailsLeftOut > 0 ? ` ${thumbnailsLeftOut} pictures are not shown: the page would be too large.` : '';
  return {
    note: `Marked: blue the product box, red the parts of the frame that are not white, orange rows that look like text, violet what looks like a badge.${left}`,
  };
}

function blocks(
  result: AuditImagesResult,
  findings: readonly Finding[],
  { manners, pictures }: Required<ImagesExtras>,
): Block[] {
  const { errors, warnings, advice } = countBySeverity(findings.filter(isOpen));
  // Nothing was looked at: no errors is then no good news.
  const none = result.images.length === 0;
  const tone = (count: number, bad: 'bad' | 'warning') => (none ? {} : { tone: count > 0 ? bad : ('good' as const) });
  const nameless = result.images.filter((image) => image.slot === null).length;
  return [
    {
      type: 'metrics',
      id: 'summary',
      metrics: [
        { id: 'images', label: 'Pictures', kind: 'integer', value: result.images.length },
        { id: 'errors', label: 'Errors', kind: 'integer', value: errors, ...tone(errors, 'bad') },
        { id: 'warnings', label: 'Warnings', kind: 'integer', value: warnings, ...tone(warnings, 'warning') },
        { id: 'advice', label: 'Advice', kind: 'integer', value: advice },
        ...mannersMetrics(findings, manners),
      ],
    },
    {
      type: 'findings',
      id: 'findings',
      title: 'Findings, worst first',
      findings: shownFindings(findings, manners),
      emptyText: result.images.length === 0 ? noPictures(pictures) : 'No findings among the rules checked.',
    },
    {
      type: 'table',
      id: 'images',
      title: 'Pictures',
      columns: [
        { key: 'source', label: 'File', kind: 'text', pictured: true },
        { key: 'sku', label: 'SKU', kind: 'id', priority: 3 },
        { key: 'asin', label: 'ASIN', kind: 'id', priority: 4 },
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
        pictures.facts.get(image)?.sku ?? null,
        pictures.facts.get(image)?.asin ?? null,
        slot,
        image.facts.width,
        image.facts.height,
        image.facts.format,
        image.measures?.background ?? null,
        image.measures?.whiteBorderShare ?? null,
        image.measures?.productFillShare ?? null,
      ]),
      emptyText: 'No pictures.',
      ...marksNote(pictures),
    },
    ...fixBlock(result.images, pictures.facts),
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
        ...notLookedAt(pictures),
        ...(nameless > 0
          ? [
              `${nameless} file names do not say which slot they are for, so the rules of main images were not checked on them (name them <SKU or ASIN>.MAIN.jpg, or give --main).`,
            ]
          : []),
      ],
    },
  ];
}

/** What the run adds to the result: the user's settings and baseline, and what is known of the pictures. */
export interface ImagesExtras {
  readonly manners?: Manners;
  readonly pictures?: PicturesOfRun;
}

const NO_PICTURES: PicturesOfRun = { facts: new Map(), notFetched: 0, fetchFailures: 0 };

/** The image audit as a document; problems of the files read come before those of decoding. */
export function imagesDocument(
  result: AuditImagesResult,
  run: RunFacts,
  problems: readonly Problem[] = [],
  { manners = noManners(NO_AUDIT_CONFIG), pictures = NO_PICTURES }: ImagesExtras = {},
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
      images: result.images.map((image) => imageData(image, pictures.facts)),
      totals: {
        images: result.images.length,
        notFetched: pictures.notFetched,
        fetchFailures: pictures.fetchFailures,
        ...countBySeverity(open),
        suppressed: findings.length - open.length,
      },
      settings: settingsData(manners),
      baseline: baselineData(manners),
      notJudged: result.unjudged,
      questions: result.questions.map(({ rule, question, pictures: concerned, source }) => {
        return { rule, question, pictures: concerned, source };
      }),
    },
    blocks: blocks(result, findings, { manners, pictures }),
    findings: [...findings, ...manners.findings],
    ...(pictures.thumbnails === undefined ? {} : { pictures: pictures.thumbnails }),
    problems: [...problems, ...result.problems],
    provenance: { ...run, rules: [...result.rules, ...settingsProvenance(manners)], freshness: [] },
  };
}
