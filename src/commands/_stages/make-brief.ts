import type { BriefData } from '../../domain/brief/brief-data.ts';
import type { BriefOptions } from '../../domain/brief/brief-parts.ts';
import type { EarlierBrief } from '../../domain/brief/changes.ts';
import { EXIT, UserError } from '../../model/errors.ts';
import type { Document, RunFacts } from '../../model/document.ts';
import type { LoadedFile } from '../../model/loaded.ts';
import { loadReports, type LoadOptions } from './load.ts';
import { measureImages } from './measure-images.ts';

/** The main job's wiring, for `brief` and `demo`: one folder in, one document out. @throws UserError as `loadReports`. */
export async function makeBrief(
  paths: readonly string[],
  options: BriefOptions & Pick<LoadOptions, 'archive' | 'progress'>,
  runFacts: (files: readonly LoadedFile[]) => RunFacts,
  earlier: EarlierBrief | null = null,
): Promise<Document<'brief', BriefData>> {
  const progress = options.progress ?? (() => undefined);
  const loaded = await loadReports(paths, { ...options, progress });
  const images = await measureImages(loaded.records.image, { progress });
  progress('Working out the brief');
  const [{ briefParts }, { briefDocument }] = await Promise.all([
    import('../../domain/brief/brief-parts.ts'),
    import('../../domain/brief/brief-document.ts'),
  ]);
  return briefDocument(briefParts(loaded, images, options), runFacts(loaded.files), earlier);
}

/** A brief of millions of findings is larger; one that is read again for its changes is not. */
const MOST_BYTES = 256_000_000;

/**
 * An earlier brief from the file of its `--json`.
 * @throws UserError `compare-unreadable`, `compare-encoding`, `compare-invalid`
 */
export async function readEarlier(path: string): Promise<EarlierBrief> {
  const suggestion = 'Write one with: sellerctl brief --json --output <file>';
  const [{ ownText }, { earlierBrief }] = await Promise.all([
    import('./own-text.ts'),
    import('../../domain/brief/changes.ts'),
  ]);
  const text = await ownText(path, { what: 'compare', mostBytes: MOST_BYTES, suggestion });
  if (text === null) throw new UserError('compare-unreadable', EXIT.usage, `${path} is not there.`, [suggestion]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UserError('compare-invalid', EXIT.input, `${path} is not JSON.`, [suggestion]);
  }
  const earlier = earlierBrief(json);
  if (earlier === null) throw new UserError('compare-invalid', EXIT.input, `${path} is no brief.`, [suggestion]);
  return earlier;
}
