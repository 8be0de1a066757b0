/** Luminance quantisation table of quality 50 in the JPEG standard (annex K), in zigzag order as files store it. */
const STANDARD = [
  16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61,
  60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121,
  112, 100, 120, 92, 101, 103, 99,
];

/** Sum of the standard table at a quality 1-100, as libjpeg scales it. */
function sumAt(quality: number): number {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  return STANDARD.reduce((sum, value) => sum + Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))), 0);
}

const SUMS = Array.from({ length: 100 }, (_, index) => sumAt(index + 1));

/** Quality whose standard table weighs as much as this one: exact for libjpeg's tables, about right for others. */
function qualityOf(table: readonly number[]): number {
  const sum = table.reduce((total, value) => total + value, 0);
  let best = 0;
  for (const [index, other] of SUMS.entries()) {
    if (Math.abs(other - sum) < Math.abs((SUMS[best] ?? 0) - sum)) best = index;
  }
  return best + 1;
}

function firstTable(bytes: Uint8Array, start: number, end: number): number[] | null {
  for (let at = start; at < end;) {
    const [precision, id] = [(bytes[at] ?? 0) >> 4, (bytes[at] ?? 0) & 15];
    const size = precision === 0 ? 64 : 128;
    if (at + 1 + size > end) return null;
    if (id === 0) {
      return Array.from({ length: 64 }, (_, index) =>
        precision === 0
          ? (bytes[at + 1 + index] ?? 0)
          : (bytes[at + 1 + 2 * index] ?? 0) * 256 + (bytes[at + 2 + 2 * index] ?? 0),
      );
    }
    at += 1 + size;
  }
  return null;
}

/** What the header of a JPEG tells of how it was pressed. */
export interface JpegHeader {
  /** Quality 1-100 by its luminance table; null when the first bytes hold none. */
  readonly quality: number | null;
  /** Where the picture data begin; null when that is not among the first bytes, or other pictures follow in the file. */
  readonly dataStart: number | null;
}

/** Reads the markers among the first bytes of a JPEG. */
export function jpegHeader(bytes: Uint8Array): JpegHeader {
  let quality: number | null = null;
  let alone = true;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // The picture data begin: no table before them.
    if (marker === 0xda) return { quality, dataStart: alone ? at : null };
    if (marker === 0xd9) break;
    const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (marker === 0xdb) {
      const table = firstTable(bytes, at + 4, Math.min(end, bytes.length));
      if (table !== null && quality === null) quality = qualityOf(table);
    }
    // A multi-picture file carries more pictures behind the first.
    if (marker === 0xe2 && bytes[at + 4] === 0x4d && bytes[at + 5] === 0x50 && bytes[at + 6] === 0x46) alone = false;
    at = end;
  }
  return { quality, dataStart: null };
}

const MAX_NAME = 80;

function printable(text: string): string | null {
  const line = text.replaceAll(/[^\u0020-\u007E\u00A0-\uFFFD]+/g, ' ').trim();
  return line === '' ? null : line.slice(0, MAX_NAME);
}

/** Name of an ICC profile by its `desc` tag; null when it has none that can be read. */
export function profileName(profile: Uint8Array): string | null {
  const bytes = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  if (bytes.length < 132) return null;
  const tags = Math.min(bytes.readUInt32BE(128), 100);
  for (let tag = 0; tag < tags; tag += 1) {
    const at = 132 + 12 * tag;
    if (at + 12 > bytes.length) return null;
    if (bytes.toString('latin1', at, at + 4) !== 'desc') continue;
    const [start, size] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)];
    if (size < 28 || start + size > bytes.length) return null;
    const kind = bytes.toString('latin1', start, start + 4);
    if (kind === 'desc') {
      const length = Math.min(bytes.readUInt32BE(start + 8), size - 12);
      return printable(bytes.toString('latin1', start + 12, start + 12 + length).replace(/\0.*$/s, ''));
    }
    if (kind !== 'mluc') return null;
    const [length, offset] = [bytes.readUInt32BE(start + 20), bytes.readUInt32BE(start + 24)];
    if (offset + length > size) return null;
    const swapped = Buffer.from(bytes.subarray(start + offset, start + offset + (length & ~1))).swap16();
    return printable(swapped.toString('utf16le'));
  }
  return null;
}

const MAX_XMP = 1_000_000;
const MAX_SUBJECTS = 100;

/** Keywords and origin told by an XMP packet. Reads no more of it than a bounded start, and no entity is followed. */
export function readXmp(packet: string): {
  readonly subjects: readonly string[];
  readonly digitalSource: string | null;
} {
  const text = packet.slice(0, MAX_XMP);
  const start = text.indexOf('<dc:subject');
  const end = start < 0 ? -1 : text.indexOf('</dc:subject>', start);
  const subjects =
    end < 0
      ? []
      : [...text.slice(start, end).matchAll(/<rdf:li[^<>]{0,200}>([^<>]{0,200})<\/rdf:li>/g)]
          .slice(0, MAX_SUBJECTS)
          .flatMap((match) => printable(match[1] ?? '') ?? []);
  const source = /DigitalSourceType(?:="|>)\s*(?:https?:\/\/[\w./-]{0,200}\/)?(\w{1,60})/.exec(text)?.[1] ?? null;
  return { subjects, digitalSource: source };
}
