import type { AuditImagesOptions, CheckedImage } from '../../domain/audit/audit-images.ts';
import type { FixPlan } from '../../domain/audit/fixes/fix-plan.ts';
import type { MendedPixels } from '../../domain/audit/fixes/mend-pixels.ts';
import type { MeasuredImage } from '../../domain/audit/images/measure-image.ts';
import type { FixData } from '../../domain/audit/picture-facts.ts';
import { type PictureFolder, safeFileName } from '../../cli/write-picture.ts';
import { measurePictures } from './audit-pictures.ts';
import type { Picture } from './load-pictures.ts';

export interface FixPlaces {
  /** Where offered copies go. */
  readonly folder: PictureFolder;
  /** An empty folder for copies that are still to be judged. */
  readonly scratch: string;
}

/** JPEG qualities tried until the copy is small enough; the first is as good as the original to the eye. */
const QUALITIES = [95, 90, 85] as const;

function notOffered(reasons: readonly string[], more: Partial<FixData> = {}): FixData {
  return { offered: false, file: null, width: null, height: null, steps: [], mends: [], reasons, ...more };
}

/** Amazon's name of a picture: ASIN or SKU, slot, ending. */
function nameOf({ record, owner }: Picture): string {
  const product = owner.asin ?? owner.sku ?? record.product;
  return safeFileName(record.slot === null ? `${product}.jpg` : `${product}.${record.slot}.jpg`);
}

function aimsOf(plan: FixPlan, mended: MendedPixels): string[] {
  const undone = (['clean', 'fill', 'square'] as const).filter(
    (step) => plan.steps.has(step) && !mended.done.has(step),
  );
  const rules = { clean: ['IMG-BG-NEARWHITE'], fill: ['IMG-FILL'], square: ['IMG-ASPECT', 'IMG-SHORT-SIDE'] } as const;
  const left = new Set<string>(undone.flatMap((step) => rules[step]));
  return plan.aims.filter((rule) => !left.has(rule));
}

class Mending {
  readonly #audit: AuditImagesOptions;
  readonly #places: FixPlaces;
  readonly #images: readonly MeasuredImage[];
  #count = 0;

  constructor(images: readonly MeasuredImage[], audit: AuditImagesOptions, places: FixPlaces) {
    this.#images = images;
    this.#audit = audit;
    this.#places = places;
  }

  /** The copy as bytes: small enough where a lower quality makes it so. */
  async #pack({ grid }: MendedPixels): Promise<Uint8Array> {
    const [{ packJpeg }, { longestAllowed, mostBytes }] = await Promise.all([
      import('../../sources/images/full-picture.ts'),
      import('../../domain/audit/fixes/mend-pixels.ts'),
    ]);
    const [side, most] = [longestAllowed(this.#audit.imageRules), mostBytes(this.#audit.imageRules)];
    let bytes = new Uint8Array();
    for (const quality of QUALITIES) {
      bytes = Uint8Array.from(await packJpeg(grid, quality, side));
      if (bytes.length <= most) break;
    }
    return bytes;
  }

  /** Measures a copy and judges it in the place of its original, among all other pictures of the run. */
  async #judge(picture: Picture, image: MeasuredImage, bytes: Uint8Array): Promise<CheckedImage | undefined> {
    const [{ AsideFolder }, { auditImages }] = await Promise.all([
      import('../../sources/images/copy-aside.ts'),
      import('../../domain/audit/audit-images.ts'),
    ]);
    this.#count += 1;
    const aside = await new AsideFolder(this.#places.scratch, `mended-${this.#count}-`).copy(
      (async function* () {
        yield bytes;
      })(),
    );
    if ('failure' in aside) return undefined;
    const record = { ...picture.record, path: nameOf(picture), bytes: bytes.length };
    const [copy] = await measurePictures([{ ...picture, record, file: aside.path }]);
    if (copy === undefined) return undefined;
    const others = this.#images.map((each) => (each === image ? copy : each));
    return auditImages(others, this.#audit).images.find((each) => each.image === copy);
  }

  async #mend(picture: Picture, checked: CheckedImage, plan: FixPlan): Promise<FixData> {
    const [{ asItIs, fullPicture, MOST_MENDED_PIXELS }, { mendPixels }, { judgeFix }] = await Promise.all([
      import('../../sources/images/full-picture.ts'),
      import('../../domain/audit/fixes/mend-pixels.ts'),
      import('../../domain/audit/fixes/judge-fix.ts'),
    ]);
    const { width, height } = checked.image.facts;
    if ((width ?? 0) * (height ?? 0) > MOST_MENDED_PIXELS) {
      return notOffered([...plan.left, `No copy was made: ${width} x ${height} px are too many to mend here.`]);
    }
    const pixels = await fullPicture(picture.file);
    if (pixels === null) return notOffered([...plan.left, 'No copy was made: the picture could not be opened again.']);
    const mended = mendPixels(pixels, plan, checked, this.#audit.imageRules);
    const aims = aimsOf(plan, mended);
    const reasons = [...plan.left, ...mended.reasons];
    if (aims.length === 0) return notOffered(reasons);
    const name = nameOf(picture);
    const renamed = aims.length === 1 && aims[0] === 'IMG-NAME' && checked.image.facts.format === 'jpeg';
    const bytes = renamed ? await asItIs(picture.file) : await this.#pack(mended);
    const after = await this.#judge(picture, checked.image, bytes);
    if (after === undefined) return notOffered([...reasons, 'No copy was made: there is no room for it.']);
    const verdict = judgeFix(aims, checked.findings, after.findings);
    const size = { width: after.image.facts.width, height: after.image.facts.height };
    if (!verdict.offered) return notOffered([...verdict.reasons, ...reasons], { ...size, steps: mended.steps });
    await this.#places.folder.make();
    const written = await this.#places.folder.write(name, bytes, true);
    const { steps } = mended;
    if ('refused' in written)
      return notOffered([`It was not written: ${written.refused}.`, ...reasons], { ...size, steps });
    return { offered: true, file: written.path, ...size, steps, mends: verdict.mends, reasons };
  }

  async fix(picture: Picture, checked: CheckedImage): Promise<FixData | null> {
    const { planFix } = await import('../../domain/audit/fixes/fix-plan.ts');
    const plan = planFix(checked, picture.owner.asin !== null);
    if (plan === null) return null;
    return plan.steps.size === 0 ? notOffered(plan.left) : this.#mend(picture, checked, plan);
  }
}

/**
 * Makes mended copies of pictures with findings that a copy can mend, judges each like the original, and writes those
 * that are better and in nothing worse. Originals are never written to.
 * @returns what came of each picture; none for those without such a finding.
 * @throws UserError when the folder cannot be written.
 */
export async function fixPictures(
  pictures: readonly Picture[],
  checked: readonly CheckedImage[],
  audit: AuditImagesOptions,
  places: FixPlaces,
): Promise<Map<MeasuredImage, FixData>> {
  const mending = new Mending(
    checked.map(({ image }) => image),
    audit,
    places,
  );
  const fixes = new Map<MeasuredImage, FixData>();
  const byRecord = new Map(pictures.map((picture) => [picture.record, picture]));
  for (const each of checked) {
    const picture = byRecord.get(each.image.record);
    const fix = picture === undefined ? null : await mending.fix(picture, each);
    if (fix !== null) fixes.set(each.image, fix);
  }
  return fixes;
}
