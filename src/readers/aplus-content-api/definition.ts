import { findMarketplace } from '../../model/marketplace.ts';
import type { FileScope, JsonReport } from '../definition.ts';
import { firstTelling, readElements } from '../json-lines.ts';
import { isObject, type JsonObject, listOf, textOf, objectAt } from '../json-values.ts';
import { contentsOf } from './modules.ts';

function placeOf(id: string | null, scope: FileScope): string | null {
  return id === null ? scope.marketplace : (findMarketplace(id)?.code ?? id);
}

/** Answers may stand in a list or line by line. */
function answersOf(document: unknown): readonly unknown[] {
  return Array.isArray(document) ? document : [document];
}

function isAnswer(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const record = value['contentRecord'];
  const inRecord = isObject(record) && isObject(record['contentDocument']);
  const lists = ['publishRecordList', 'asinMetadataSet'].some((key) => Array.isArray(value[key]));
  return inRecord || isObject(value['contentDocument']) || lists;
}

/** The document itself, and the ASINs it is on where the answer names them. */
function readAnswer(answer: JsonObject, line: number, scope: FileScope): void {
  const origin = { file: scope.path, line };
  const record = objectAt(answer, 'contentRecord');
  const document = isObject(record['contentDocument'])
    ? record['contentDocument']
    : objectAt(answer, 'contentDocument');
  const metadata = objectAt(record, 'contentMetadata');
  const reference = textOf(record['contentReferenceKey']) ?? textOf(answer['contentReferenceKey']);
  const marketplace = placeOf(textOf(metadata['marketplaceId']) ?? textOf(answer['marketplaceId']), scope);
  const modules = listOf(document, 'contentModuleList').filter(isObject);
  if (modules.length > 0 || 'contentModuleList' in document) {
    scope.emit({
      kind: 'aplus-content',
      origin,
      reference,
      marketplace,
      languageTag: textOf(document['locale'])?.replace('-', '_') ?? null,
      name: textOf(document['name']) ?? textOf(metadata['name']),
      status: textOf(metadata['status']),
      modules: modules.map((module) => textOf(module['contentModuleType']) ?? 'unknown'),
      ...contentsOf(modules),
    });
  }
  for (const page of [...listOf(answer, 'publishRecordList'), ...listOf(answer, 'asinMetadataSet')]) {
    const asin = isObject(page) ? textOf(page['asin']) : null;
    if (asin === null || !isObject(page)) {
      scope.problem({
        code: 'cell-missing',
        scope: 'row',
        line,
        column: 'asin',
        message: 'An entry without ASIN was left out.',
      });
      continue;
    }
    const keys = [textOf(page['contentReferenceKey']), ...listOf(page, 'contentReferenceKeySet').map(textOf)];
    const id = textOf(page['marketplaceId']);
    scope.emit({
      kind: 'aplus-page',
      origin,
      asin,
      marketplace: id === null ? marketplace : placeOf(id, scope),
      reference: keys.find((key) => key !== null) ?? reference,
    });
  }
}

/** A+ Content API: documents, the ASINs of a document, and publish records, the answers saved as they came. */
export const report: JsonReport = {
  form: 'json',
  id: 'APLUS_CONTENT_API',
  title: 'A+ Content API',
  download:
    'SP-API: getContentDocument with includedDataSet CONTENTS, METADATA; listContentDocumentAsinRelations; searchContentPublishRecords; save the answers as JSON',
  usedFor: 'audit listings: which pages carry A+ content, and what it says and shows',
  mixesMarketplaces: true,
  sniff: /"(?:contentRecord|contentDocument|publishRecordList|asinMetadataSet|contentReferenceKey)"\s*:/,
  totals: [],
  claims: (document) => isAnswer(firstTelling(answersOf(document))),
  read(document, scope) {
    const rows = readElements(answersOf(document), (answer, line) => {
      if (isAnswer(answer)) readAnswer(answer, line, scope);
      else {
        const message = 'The element is no answer of the A+ Content API and was left out.';
        scope.problem({ code: 'element-not-an-item', scope: 'row', line, message });
      }
    });
    return { rows, period: null };
  },
};
