import type { Block, Document } from '../model/document.ts';
import { createFormatter, type Formatter } from './format.ts';
import { blockHtml } from './html/blocks.ts';
import { escape, idPart, link } from './html/markup.ts';
import { PictureShelf } from './html/pictures.ts';
import { PICTURE_STYLE, STYLE, WALL_STYLE } from './html/style.ts';
import { firstProblems, problemsText, provenanceText } from './origin-wording.ts';
import type { Renderer } from './renderer.ts';
import { headline, sourceName } from './wording.ts';

/** Nothing is loaded and nothing runs, even if a text should slip through its escaping; pictures lie in the page itself. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const WITH_PICTURES = `${POLICY}; img-src data:`;

const MOST_PROBLEMS = 100;
/** A page of fewer sections is seen at a glance. */
const FEWEST_CONTENTS = 2;

/** Anchors from block ids, made safe and unique; ids of ours elsewhere in the page have no number at the end. */
function anchors(blocks: readonly Block[]): string[] {
  return blocks.map(({ id }, at) => `${idPart(id)}-${at + 1}`);
}

function contents({ blocks, problems }: Document, ids: readonly string[]): string {
  const sections = blocks.flatMap((block, at) =>
    block.type === 'prose' && block.level === 2 && block.title !== undefined
      ? [`<li><a href="#${ids[at]}">${escape(headline(block.title))}</a></li>`]
      : [],
  );
  if (sections.length < FEWEST_CONTENTS) return '';
  if (problems.length > 0) sections.push('<li><a href="#problems">Problems</a></li>');
  sections.push('<li><a href="#provenance">Where this comes from</a></li>');
  return `<nav aria-label="Contents"><ul>${sections.join('')}</ul></nav>`;
}

function problemsHtml({ problems }: Document, formatter: Formatter): string {
  if (problems.length === 0) return '';
  const { lines, more } = firstProblems(problems, MOST_PROBLEMS);
  const items = lines.map((line) => `<li>${escape(line)}</li>`);
  if (more > 0) items.push(`<li>and ${formatter.count(more)} more</li>`);
  const heading = `<h2>Problems</h2><p>${problemsText(problems, formatter)}.</p>`;
  return `<section id="problems" class="problems">${heading}<ul>${items.join('\n')}</ul></section>`;
}

function provenanceHtml(document: Document, formatter: Formatter): string {
  const { made, inputs, rules, freshness } = provenanceText(document, formatter);
  const list = (heading: string, items: readonly string[]) =>
    items.length === 0 ? '' : `<h3>${heading}</h3><ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`;
  const ruleItems = rules.map(({ text, rule }) => {
    const links = rule.sources.map((source) => sourceName(source)).map(({ text: name, href }) => link(name, href));
    return [escape(text), ...links].join(' · ');
  });
  return (
    `<footer id="provenance"><p>${escape(made)}</p><details><summary>Where this comes from</summary>` +
    `${list('Files', inputs.map(escape))}${list('Rules', ruleItems)}${list('Data', freshness.map(escape))}</details></footer>`
  );
}

/**
 * The document as one HTML page without scripts, fonts or anything else to load: for a phone, a large screen, light
 * and dark, and paper. Every text is escaped and a content policy forbids what escaping might miss.
 */
export const renderHtml: Renderer = (document, { locale }) => {
  const formatter = createFormatter(locale);
  const ids = anchors(document.blocks);
  const subtitle = document.subtitle === undefined ? '' : `<p class="subtitle">${escape(document.subtitle)}</p>`;
  const shelf = new PictureShelf(document.pictures ?? []);
  const blocks = document.blocks.map((block, at) => blockHtml(block, ids[at] ?? `part-${at + 1}`, formatter, shelf));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${shelf.isEmpty ? POLICY : WITH_PICTURES}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="sellerctl ${escape(document.provenance.tool.version)}">
<title>${escape(headline(document.title))}</title>
<style>
${[STYLE, ...(shelf.isEmpty ? [] : [PICTURE_STYLE]), ...(document.page === 'wide' ? [WALL_STYLE] : [])].join('\n')}
</style>
</head>
<body${document.page === 'wide' ? ' class="wall"' : ''}>${shelf.definitions()}
<header><h1>${escape(headline(document.title))}</h1>${subtitle}
${contents(document, ids)}</header>
<main>
${blocks.join('\n')}
${problemsHtml(document, formatter)}
</main>
${provenanceHtml(document, formatter)}
</body>
</html>
`;
};
