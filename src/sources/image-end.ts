import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Some programs write a few bytes of their own behind the end of a picture. */
const TAIL_BYTES = 1024;

/** What the last bytes of a whole file hold. The bytes 0xFF 0xD9 stand nowhere inside the picture data of a JPEG. */
const END_MARKS: Readonly<Record<string, Buffer>> = {
  jpeg: Buffer.from([0xff, 0xd9]),
  png: Buffer.from('IEND', 'latin1'),
};

/** A GIF ends with this byte, which may stand anywhere before it too. */
const GIF_END = 0x3b;

function tailOf(path: string, content: Uint8Array | undefined): Buffer | null {
  if (content !== undefined) return Buffer.from(content.subarray(-TAIL_BYTES));
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
      return tail.subarray(0, readSync(file, tail, 0, tail.length, size - tail.length));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** WebP and TIFF say near their start how far they reach: the length of the RIFF, the place of the first directory. */
function statedReach(format: string, head: Buffer): number | null {
  if (head.length < 12) return null;
  if (format === 'webp') return 8 + head.readUInt32LE(4);
  if (format !== 'tiff') return null;
  return head[0] === 0x49 ? head.readUInt32LE(4) : head.readUInt32BE(4);
}

/**
 * Does a picture that cannot be decoded end before it should? Told by the file's own bytes, not by the decoder's words:
 * libvips keeps those in one place for all threads, so that with many pictures at a time one is told the words of another.
 * False where the format does not tell (a TIFF whose directory stands before its data).
 */
export function endsEarly(
  format: string,
  file: {
    readonly path: string;
    readonly content: Uint8Array | undefined;
    readonly bytes: number;
    readonly head: Buffer;
  },
): boolean {
  const reach = statedReach(format, file.head);
  if (reach !== null) return reach > file.bytes;
  const tail = tailOf(file.path, file.content);
  if (tail === null) return false;
  if (format === 'gif') return tail.findLast((byte) => byte !== 0) !== GIF_END;
  const mark = END_MARKS[format];
  return mark !== undefined && !tail.includes(mark);
}
