import type { AplusImage, AplusText } from '../../model/records/aplus-content.ts';
import { isObject, type JsonObject, listOf } from '../json-values.ts';

/** What the modules of an A+ document hold, gathered from wherever they have it. */
export interface ModuleContents {
  readonly images: AplusImage[];
  readonly texts: AplusText[];
  mostParagraphs: number;
  comparisonColumns: number;
  comparisonRows: number;
  readonly specRows: number[];
}

/** Deepest part of a module that is looked into; Amazon's own are five deep. */
const DEEPEST = 12;

function numberAt(value: unknown, key: string): number | null {
  const size = isObject(value) && isObject(value[key]) ? value[key]['value'] : null;
  return typeof size === 'number' ? size : null;
}

function takeImage(contents: ModuleContents, image: JsonObject, place: string): void {
  const crop = image['imageCropSpecification'];
  const size = isObject(crop) ? crop['size'] : null;
  const alt = image['altText'];
  contents.images.push({
    place,
    altText: typeof alt === 'string' ? alt : null,
    width: numberAt(size, 'width'),
    height: numberAt(size, 'height'),
  });
}

function takeText(contents: ModuleContents, text: unknown, place: string, isParagraph: boolean): void {
  if (typeof text === 'string' && text.trim() !== '') contents.texts.push({ place, text, isParagraph });
}

/** Text components are `{value, decoratorSet}`, paragraphs `{textList: [component]}`, images have an `uploadDestinationId` or crop. */
function walk(contents: ModuleContents, value: unknown, place: string, key: string, depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const element of value) walk(contents, element, place, key, depth + 1);
    return;
  }
  if (!isObject(value)) return;
  if ('imageCropSpecification' in value || 'uploadDestinationId' in value) {
    takeImage(contents, value, place);
    return;
  }
  if (typeof value['value'] === 'string') {
    takeText(contents, value['value'], key === '' ? place : `${place} ${key}`, false);
    return;
  }
  const isList = key === 'body' && Array.isArray(value['textList']);
  if (isList) {
    const paragraphs = listOf(value, 'textList');
    contents.mostParagraphs = Math.max(contents.mostParagraphs, paragraphs.length);
    for (const [index, paragraph] of paragraphs.entries()) {
      const text = isObject(paragraph) ? paragraph['value'] : null;
      takeText(contents, text, `${place} body, paragraph ${index + 1}`, true);
    }
    return;
  }
  for (const [name, part] of Object.entries(value)) {
    if (typeof part === 'string') {
      if (name === 'title') takeText(contents, part, `${place} title`, false);
    } else if (name !== 'decoratorSet') {
      walk(contents, part, place, name, depth + 1);
    }
  }
}

function takeTables(contents: ModuleContents, module: JsonObject): void {
  const comparison = module['standardComparisonTable'];
  if (isObject(comparison)) {
    contents.comparisonColumns = Math.max(contents.comparisonColumns, listOf(comparison, 'productColumns').length);
    contents.comparisonRows = Math.max(contents.comparisonRows, listOf(comparison, 'metricRowLabels').length);
  }
  const specs = module['standardTechSpecs'];
  if (isObject(specs)) contents.specRows.push(listOf(specs, 'specificationList').length);
}

/** Gathers pictures, texts and sizes of tables of all modules. */
export function contentsOf(modules: readonly JsonObject[]): ModuleContents {
  const contents: ModuleContents = {
    images: [],
    texts: [],
    mostParagraphs: 0,
    comparisonColumns: 0,
    comparisonRows: 0,
    specRows: [],
  };
  for (const [index, module] of modules.entries()) {
    takeTables(contents, module);
    for (const [name, part] of Object.entries(module)) {
      if (name !== 'contentModuleType') walk(contents, part, `module ${index + 1}`, '', 0);
    }
  }
  return contents;
}
