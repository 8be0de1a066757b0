import { findMarketplace } from '../../model/marketplace.ts';

/** What the first line of a template says of it. */
export interface TemplateSettings {
  /** Line of the first row; rows before it are an example or help. */
  readonly dataRow: number | null;
  /** Code of the marketplace the template is for. */
  readonly marketplace: string | null;
  readonly languageTag: string | null;
}

/** Reads `settings=attributeRow=3&dataRow=4&primaryMarketplaceId=amzn1.mp.o.ATVPDKIKX0DER&contentLanguageTag=en_US...`. */
export function readSettings(preamble: readonly string[]): TemplateSettings {
  const text = preamble.find((line) => line.includes('attributeRow=')) ?? '';
  const value = (name: string): string | null => new RegExp(`${name}=([^&\\s",;]+)`).exec(text)?.[1] ?? null;
  const row = Number(value('dataRow'));
  const id = value('primaryMarketplaceId')?.split('.').at(-1) ?? '';
  return {
    dataRow: Number.isSafeInteger(row) && row > 0 ? row : null,
    marketplace: findMarketplace(id)?.code ?? null,
    languageTag: value('contentLanguageTag'),
  };
}
