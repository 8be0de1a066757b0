// node measure-pictures.ts decode|header|measure rich|doubtful COUNT: decodes so many pictures in full, reads their headers, or measures all.
import { availableParallelism } from 'node:os';

import sharp from 'sharp';

import { measureImages } from '../../src/commands/_stages/measure-images.ts';
import { picturePaths } from './picture-files.ts';

const [how, kind, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
if (!(count > 0) || (kind !== 'rich' && kind !== 'doubtful'))
  throw new Error('usage: measure-pictures.ts decode|header|measure rich|doubtful COUNT');
const paths = picturePaths(kind, count);

/** As many at a time as the measuring does, with the same settings: the difference is the measuring. */
async function each(work: (path: string) => Promise<unknown>): Promise<void> {
  sharp.concurrency(1);
  sharp.cache(false);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let path = paths[next++]; path !== undefined; path = paths[next++]) await work(path);
  };
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, worker));
}

if (how === 'decode') await each((path) => sharp(path).raw().toBuffer());
else if (how === 'header') await each((path) => sharp(path).metadata());
else {
  const records = paths.map((path, index) => ({
    kind: 'image' as const,
    origin: { file: path, line: 1 },
    path,
    product: `SKU-${index}`,
    slot: 'MAIN',
    bytes: 0,
  }));
  const measured = await measureImages(records);
  if (measured.some(({ measures }) => measures?.background !== 'white')) throw new Error('a picture was misjudged');
  // Otherwise the case would time something else than it says.
  const closer = measured.filter(({ measures }) => measures?.nativeSharpness !== null).length;
  if (closer !== (kind === 'rich' ? 0 : count)) throw new Error(`${closer} of ${count} pictures were looked at closer`);
}
const { userCPUTime, systemCPUTime } = process.resourceUsage();
process.stderr.write(`cpu ${Math.round((userCPUTime + systemCPUTime) / 1000)} ms\n`);
process.stderr.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
