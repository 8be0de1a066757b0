// node measure-pictures.ts decode|header|measure COUNT: decodes so many pictures in full, reads their headers, or measures all.
import { availableParallelism } from 'node:os';

import sharp from 'sharp';

import { measureImages } from '../../src/commands/_stages/measure-images.ts';
import { picturePaths } from './picture-files.ts';

const [how, count] = [process.argv[2], Number(process.argv[3])];
if (!(count > 0)) throw new Error('usage: measure-pictures.ts decode|header|measure COUNT');
const paths = picturePaths(count);

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
}
process.stderr.write(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
