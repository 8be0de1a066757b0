import type { Finding } from './finding.ts';

/** What makes two findings the same fault: never the place in a file, the wording, or what was measured. */
export interface FaultParts {
  readonly rule: string;
  readonly marketplace: string | null;
  /** SKU, else ASIN, else order; null for a finding about none of them. */
  readonly sku: string | null;
  /** `bullets` for every bullet: they may be put in another order. A picture is named by its file. */
  readonly field: string;
  /** The text it points at, composed (NFC), white space folded. */
  readonly text: string;
}

/** The text as it is compared: composed accents, single blanks, ends trimmed; the case counts. */
function comparable(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

function fieldOf({ field = '', where }: Finding): string {
  if (field.startsWith('bullet-')) return 'bullets';
  const name = where.file?.split(/[/\\]/).at(-1);
  return field === 'image' && name !== undefined ? `image ${name}` : field;
}

/** What a finding is about, for comparing it with one of another day. */
export function faultParts(finding: Finding): FaultParts {
  const { sku, asin, orderId, marketplace } = finding.where;
  return {
    rule: finding.rule,
    marketplace: marketplace ?? null,
    sku: sku ?? asin ?? orderId ?? null,
    field: fieldOf(finding),
    text: comparable(finding.evidence?.text ?? ''),
  };
}

/** Two 32-bit mixers over the UTF-16 units: 64 bits tell apart any number of findings a person could read. */
function mixed(text: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 2654435761);
    two = Math.imul(two ^ unit, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return [two, one].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Sixteen hexadecimal digits that are the same for the same fault, today and in a later run; no secret and no proof. */
export function fingerprintOf(parts: FaultParts): string {
  const { rule, marketplace, sku, field, text } = parts;
  return mixed(JSON.stringify([rule, marketplace, sku, field, text]));
}
