import type { SourceRef } from '../../model/confidence.ts';
import type { ProvenanceRule } from '../../model/document.ts';
import { compareSeverity, type Finding } from '../../model/finding.ts';
import type { IsoDate } from '../../model/period.ts';
import type { Problem } from '../../model/problem.ts';
import { versionAt } from '../../rules/at.ts';
import type { ImageRule } from '../../rules/policy/listing-rule.ts';
import { imageRules } from '../../rules/policy/listing-tables.ts';
import type { RuleSource, RuleTable } from '../../rules/table.ts';
import { GALLERY_CHECKS, IMAGE_CHECKS } from './all-image-checks.ts';
import type { Gallery } from './gallery-check.ts';
import { type ImageCheck, type ImageHit, isKind } from './image-check.ts';
import { IMAGE_QUESTIONS, type ImageQuestion } from './image-questions.ts';
import { type MeasuredImage } from './images/measure-image.ts';
import type { JudgedPlace } from './manners/judged.ts';
import type { ListedProduct } from './picture-products.ts';
import { type Unchecked } from './run-checks.ts';
import { sourceRef, tableProvenance } from './rule-source.ts';

export interface AuditImagesOptions {
  readonly asOf: IsoDate;
  readonly marketplace: string | null;
  /** Slot of pictures whose name does not tell one; null leaves them without. */
  readonly assumedSlot?: 'MAIN' | null;
  /** What listings say of the products, by SKU and by ASIN; without it rules of some kinds of product are not checked. */
  readonly products?: ReadonlyMap<string, ListedProduct>;
  /** Whether every listing has a video; null or left out when the seller did not say. */
  readonly hasVideo?: boolean | null;
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
  /** What only a person can tell: asked once a run, for the pictures it concerns. */
  readonly questions: readonly AskedQuestion[];
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

/** A question to a person, and how many of the pictures it concerns. */
export interface AskedQuestion extends ImageQuestion {
  readonly pictures: number;
  readonly source: SourceRef;
}

/** Why a check cannot be run on the picture; null when it can. */
function obstacle(check: ImageCheck, image: MeasuredImage, slot: string | null): string | null {
  if (check.meta.slot === 'MAIN' && slot === null) return 'the file name does not say whether this is the main image';
  if (check.meta.slot === 'SWCH' && slot === null) return 'the file name does not say whether this is a swatch';
  if (check.meta.needs === 'pixels' && image.measures === null) return 'there are no pixels to measure';
  if (check.meta.needs === 'size' && image.facts.width === null) return 'the size is not known';
  return null;
}

function findingOf(
  image: MeasuredImage,
  rule: ImageRule,
  check: Pick<ImageCheck, 'meta'>,
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
  'IMG-SHORT-SIDE': ['IMG-SIDE-MIN'],
  'IMG-FILL': ['IMG-PLACEHOLDER'],
  'IMG-BG-WHITE': ['IMG-BORDER'],
  'IMG-CROPPED': ['IMG-BORDER'],
  'IMG-SHADOW-EDGE': ['IMG-BORDER'],
};

interface ImageRun {
  readonly rules: ReadonlyMap<string, ImageRule>;
  readonly sources: ReadonlyMap<string, RuleSource>;
  readonly checks: readonly ImageCheck[];
  readonly assumedSlot: 'MAIN' | null;
  readonly marketplace: string | null;
  readonly products: ReadonlyMap<string, ListedProduct>;
  readonly hasVideo: boolean | null;
}

/** True when the check judges pictures of the slot; a slot that is not told may be any but one of A+. */
function judges(check: ImageCheck, slot: string | null): boolean {
  const wanted = check.meta.slot;
  if (wanted === 'any') return slot !== 'A+' || !NOT_FOR_APLUS.includes(check.meta.id);
  return wanted === slot || (slot === null && wanted !== 'A+');
}

/** Rules of gallery pictures that A+ pictures need not keep: A+ has sizes of its own. */
const NOT_FOR_APLUS = ['IMG-SIDE-MIN', 'IMG-SIDE-ZOOM', 'IMG-SIDE-BEST', 'IMG-SHORT-SIDE', 'IMG-FORMAT', 'IMG-BYTES'];

/** Whether the rule holds in the marketplace; where that is not told, a rule of a few marketplaces does not. */
function holdsIn({ scope }: ImageRule, marketplace: string | null): boolean {
  return scope.marketplaces === 'ALL' || (marketplace !== null && scope.marketplaces.includes(marketplace));
}

function checkImage(run: ImageRun, image: MeasuredImage): CheckedImage {
  const slot = image.record.slot ?? run.assumedSlot;
  const product = run.products.get(image.record.product) ?? null;
  const marketplace = product?.marketplace ?? run.marketplace;
  const findings: Finding[] = [];
  const checked: string[] = [];
  const notChecked: Unchecked[] = [];
  for (const check of run.checks) {
    const rule = run.rules.get(check.meta.id);
    if (rule === undefined || !judges(check, slot) || !holdsIn(rule, marketplace)) continue;
    const reason = obstacle(check, image, slot);
    if (reason !== null) {
      notChecked.push({ rule: rule.id, reason });
      continue;
    }
    try {
      const result = check.run({ image, rule, product });
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
  return { image, slot, findings: heard, checked, notChecked };
}

const SLOT_ORDER = ['MAIN', 'SWCH'];

function slotPlace(slot: string | null): string {
  const place = SLOT_ORDER.indexOf(slot ?? '');
  return place < 0 ? `9${slot ?? ''}` : String(place);
}

/** The pictures of each listing together: by the SKU or ASIN of the file names, main image first. A+ is apart. */
function galleriesOf(run: ImageRun, images: readonly CheckedImage[]): Gallery[] {
  const byName = Map.groupBy(
    images.filter(({ slot }) => slot !== 'A+'),
    ({ image }) => image.record.product,
  );
  return [...byName].map(([name, pictures]) => ({
    name,
    pictures: pictures.toSorted((one, other) => (slotPlace(one.slot) < slotPlace(other.slot) ? -1 : 1)),
    product: run.products.get(name) ?? null,
  }));
}

/** Judges the pictures of each listing together; each finding goes to the picture it is shown at. */
function checkGalleries(run: ImageRun, images: readonly CheckedImage[]): CheckedImage[] {
  const all = galleriesOf(run, images);
  const found = new Map<MeasuredImage, Pick<CheckedImage, 'findings' | 'checked' | 'notChecked'>>();
  for (const gallery of all) {
    const [findings, checked, notChecked]: [[MeasuredImage, Finding][], string[], Unchecked[]] = [[], [], []];
    for (const check of GALLERY_CHECKS) {
      const rule = run.rules.get(check.meta.id);
      if (rule === undefined || !holdsIn(rule, gallery.product?.marketplace ?? run.marketplace)) continue;
      const result = check.run({ gallery, rule, all, hasVideo: run.hasVideo });
      if ('notChecked' in result) {
        notChecked.push({ rule: rule.id, reason: result.notChecked });
        continue;
      }
      checked.push(rule.id);
      for (const { picture, ...hit } of result) {
        findings.push([picture, findingOf(picture, rule, check, hit, run.sources)]);
      }
    }
    for (const { image } of gallery.pictures) {
      const own = findings.filter(([picture]) => picture === image).map(([, finding]) => finding);
      found.set(image, { findings: own, checked, notChecked });
    }
  }
  return images.map((checked) => {
    const more = found.get(checked.image);
    return more === undefined
      ? checked
      : {
          ...checked,
          findings: [...checked.findings, ...more.findings],
          checked: [...checked.checked, ...more.checked],
          notChecked: [...checked.notChecked, ...more.notChecked],
        };
  });
}

/** The questions that concern some of the pictures; those of a kind of product only where it may be of that kind. */
function questionsOf(run: ImageRun, images: readonly CheckedImage[]): AskedQuestion[] {
  return IMAGE_QUESTIONS.flatMap((question) => {
    const rule = run.rules.get(question.rule);
    if (rule === undefined) return [];
    const concerned = images.filter(({ image, slot }) => {
      if (image.measures === null || (question.slot === 'MAIN' && slot !== null && slot !== 'MAIN')) return false;
      const product = run.products.get(image.record.product) ?? null;
      return !question.ofKind || isKind(product, rule.lists['productTypes']) !== false;
    });
    if (concerned.length === 0) return [];
    return [{ ...question, pictures: concerned.length, source: sourceRef(rule, run.sources) }];
  });
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
  const known = new Set([...checks, ...GALLERY_CHECKS].map((check) => check.meta.id));
  const run: ImageRun = {
    rules: new Map((version?.rows ?? []).map((rule) => [rule.id, rule])),
    sources: new Map((version?.sources ?? []).map((source) => [source.id, source])),
    checks,
    assumedSlot: options.assumedSlot ?? null,
    marketplace: options.marketplace,
    products: options.products ?? new Map(),
    hasVideo: options.hasVideo ?? null,
  };
  const checked = checkGalleries(
    run,
    images.map((image) => checkImage(run, image)),
  );
  return {
    asOf: options.asOf,
    images: checked.map((image) => ({
      ...image,
      findings: image.findings.toSorted((a, b) => compareSeverity(a.severity, b.severity)),
    })),
    questions: questionsOf(run, checked),
    unjudged: (version?.rows ?? []).map((rule) => rule.id).filter((id) => !known.has(id)),
    problems: images.flatMap(problemOf),
    rules: version === null ? [] : [tableProvenance(version, table.kind, null, options.marketplace)],
  };
}
