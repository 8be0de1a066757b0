import type { BriefData } from '../../domain/brief/brief-data.ts';
import type { BriefOptions } from '../../domain/brief/brief-parts.ts';
import type { Document, RunFacts } from '../../model/document.ts';
import type { LoadedFile } from '../../model/loaded.ts';
import { loadReports, type LoadOptions } from './load.ts';
import { measureImages } from './measure-images.ts';

/** The main job's wiring, for `brief` and `demo`: one folder in, one document out. @throws UserError as `loadReports`. */
export async function makeBrief(
  paths: readonly string[],
  options: BriefOptions & Pick<LoadOptions, 'archive' | 'progress'>,
  runFacts: (files: readonly LoadedFile[]) => RunFacts,
): Promise<Document<'brief', BriefData>> {
  const progress = options.progress ?? (() => undefined);
  const loaded = await loadReports(paths, { ...options, progress });
  const images = await measureImages(loaded.records.image, { progress });
  progress('Working out the brief');
  const [{ briefParts }, { briefDocument }] = await Promise.all([
    import('../../domain/brief/brief-parts.ts'),
    import('../../domain/brief/brief-document.ts'),
  ]);
  return briefDocument(briefParts(loaded, images, options), runFacts(loaded.files));
}
