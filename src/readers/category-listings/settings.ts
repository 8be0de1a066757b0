import { findMarketplace } from '../../model/marketplace.ts';
import { isIsoDate } from '../../model/period.ts';

/** What the first line of a template says of it. */
export interface TemplateSettings {
  /** Line of the first row; rows before it are an example or help. */
  readonly dataRow: number | null;
  /** Code of the marketplace the template is for. */
  readonly marketplace: string | null;
  readonly languageTag: string | null;
  /** ISO date the template was made. */
  readonly date: string | null;
}

/** `Version=2021.1014` of the older form (cell B1), `timestamp=2024-05-02T...` of the present one. */
function dateOf(preamble: readonly string[]): string | null {
  const text = preamble.join('\n');
  const [, year, month, day] =
    /[?&,;\s"=]Version=(\d{4})\.(\d{2})(\d{2})(?!\d)/i.exec(` ${text}`) ??
    /[?&\s"=]timestamp=(\d{4})-(\d{2})-(\d{2})/i.exec(text) ??
    [];
  const date = `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
  return isIsoDate(date) ? date : null;
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
    date: dateOf(preamble),
  };
}
