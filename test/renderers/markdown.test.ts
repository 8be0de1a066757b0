import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/renderers/markdown.ts';
import { anyDocument, documentOf, findingOf, OPTIONS, tableOf } from './documents.ts';

const markdown = (...args: Parameters<typeof documentOf>) => renderMarkdown(documentOf(...args), OPTIONS);

describe('renderMarkdown', () => {
  it('makes tables with aligned numbers and bold sums', () => {
    const text = markdown([
      tableOf(
        [
          ['sku', 'id'],
          ['units', 'integer'],
        ],
        [['A', 1234]],
        { totals: ['Total', 1234] },
      ),
    ]);
    expect(text).toContain('| sku | units |\n| --- | ---: |\n| A | 1,234 |\n| **Total** | **1,234** |');
  });

  it.each([
    ['a|b', 'a\\|b'],
    ['<b>', '\\<b\\>'],
    ['`x`', '\\`x\\`'],
    ['[a](b)', '\\[a\\](b)'],
    ['&lt;', '\\&lt;'],
    ['# x', '\\# x'],
    ['- x', '\\- x'],
    ['1. x', '1\\. x'],
    ['https://example.org', 'https\\://example.org'],
    ['www.example.org', 'www\\.example.org'],
    ['two\nlines', 'two␊lines'],
    ['$x$', '\\$x\\$'],
    ['-1.4 points', '-1.4 points'],
    ['9.3 %', '9.3 %'],
  ])('escapes %j as %j', (text, expected) => {
    expect(markdown([tableOf([['c', 'text']], [[text]])])).toContain(`| ${expected} |`);
  });

  it('keeps every row of a table on one line with as many cells as columns', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const text = renderMarkdown(document, OPTIONS);
        expect(text).not.toMatch(/(?<!\\)<(?!https?:)/);
        for (const block of document.blocks) {
          if (block.type !== 'table' || block.rows.length === 0) continue;
          const rule = `| ${block.columns.map(({ kind }) => (/text|id|date/.test(kind) ? '---' : '---:')).join(' | ')} |`;
          expect(text).toContain(rule);
        }
      }),
    );
  });

  it('links only to web pages', () => {
    const findings = [
      findingOf({ source: { confidence: 'a', title: 'Page', url: 'https://example.org/a' } }),
      findingOf({ source: { confidence: 'a', title: 'Evil', url: 'javascript:alert(1)' } }),
    ];
    const text = markdown([{ type: 'findings', id: 'f', findings }]);
    expect(text).toContain('[Page](<https://example.org/a>)');
    expect(text).not.toContain('javascript');
  });
});
