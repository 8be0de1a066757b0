import type { Document } from '../model/document.ts';
import type { Finding } from '../model/finding.ts';

/** Every finding of a document: its own list, else those of its blocks. */
export function allFindings(document: Document): readonly Finding[] {
  if (document.findings !== undefined) return document.findings;
  return document.blocks.flatMap((block) => (block.type === 'findings' ? block.findings : []));
}
