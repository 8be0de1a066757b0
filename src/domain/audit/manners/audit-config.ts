import { EXIT, UserError } from '../../../model/errors.ts';
import type { Severity } from '../../../model/finding.ts';
import { nearestWords } from '../../../model/nearest-words.ts';
import { isIsoDate } from '../../../model/period.ts';

/** Words by language (ISO 639-1), `*` for every language. */
export type WordsByLanguage = Readonly<Record<string, readonly string[]>>;

/** A decision not to act, as the file has it; null where the part it must have is missing. */
export interface SuppressionRule {
  /** Rule id; `*` stands for any letters, here and in the three below. */
  readonly rule: string;
  readonly marketplace: string;
  readonly sku: string;
  readonly field: string;
  /** The text the finding points at. */
  readonly text: string;
  readonly reason: string | null;
  /** Last ISO date on which it holds. */
  readonly until: string | null;
}

/** The section `audit` of a project file. */
export interface AuditConfig {
  /** The file it stands in; null when there is none. */
  readonly file: string | null;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  readonly banned: WordsByLanguage;
  readonly allowed: WordsByLanguage;
  readonly brands: readonly string[];
  /** Path of the baseline as written, from where the file lies. */
  readonly baseline: string | null;
  readonly suppressions: readonly SuppressionRule[];
  /** Weight of each part of a listing in the score; parts not named weigh 1. */
  readonly weights: Readonly<Record<string, number>>;
}

export const NO_AUDIT_CONFIG: AuditConfig = {
  file: null,
  severities: {},
  banned: {},
  allowed: {},
  brands: [],
  baseline: null,
  suppressions: [],
  weights: {},
};

/** What the names in the section are checked against. */
export interface KnownNames {
  /** Ids of rules. */
  readonly rules: readonly string[];
  /** Parts of a listing that have a weight. */
  readonly parts: readonly string[];
}

const LEVELS = ['off', 'info', 'warning', 'error'];
const SECTIONS = ['severities', 'words', 'brands', 'baseline', 'suppressions', 'score'];
const SUPPRESSION_KEYS = ['rule', 'marketplace', 'sku', 'field', 'text', 'reason', 'until'];
/** A phrase longer than any a person would ban, and a list longer than any a person would write. */
const LONGEST_PHRASE = 200;
const MOST_ENTRIES = 10_000;

type Values = Readonly<Record<string, unknown>>;

/** Reads one file's section; every complaint names the file and the key. */
class SectionReader {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  fail(key: string, reason: string, suggestions: readonly string[] = []): never {
    throw new UserError('setting-invalid', EXIT.usage, `${this.#file}: ${key} ${reason}.`, suggestions);
  }

  object(key: string, value: unknown): Values {
    if (value === undefined) return {};
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Values;
    return this.fail(key, 'must be an object');
  }

  list(key: string, value: unknown): readonly unknown[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.fail(key, 'must be a list');
    if (value.length > MOST_ENTRIES) return this.fail(key, `has more than ${MOST_ENTRIES} entries`);
    return value as unknown[];
  }

  text(key: string, value: unknown): string {
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '') return this.fail(key, 'must be a text');
    return text.length > LONGEST_PHRASE ? this.fail(key, `is longer than ${LONGEST_PHRASE} letters`) : text;
  }

  /** Demands a name out of a list, and offers the nearest. */
  known(key: string, name: string, names: readonly string[], what: string): void {
    if (names.includes(name)) return;
    const near = nearestWords(name, names);
    const all = names.length <= 12 ? [`Known: ${names.join(', ')}.`] : [];
    const list = near.length > 0 ? [`Did you mean ${near.join(' or ')}?`, ...all] : all;
    this.fail(key, `names "${name}", which is no ${what}`, list);
  }

  keys(key: string, values: Values, names: readonly string[]): void {
    for (const name of Object.keys(values)) this.known(key, name, names, 'setting');
  }

  words(key: string, value: unknown): WordsByLanguage {
    const entries = Object.entries(this.object(key, value)).map(([language, list]): [string, string[]] => {
      if (language !== '*' && !/^[a-z]{2}$/.test(language)) {
        this.fail(`${key}.${language}`, 'is no language', ['Use two small letters such as en or de, or * for all.']);
      }
      return [language, this.list(`${key}.${language}`, list).map((word) => this.text(`${key}.${language}`, word))];
    });
    return Object.fromEntries(entries);
  }

  suppression(key: string, value: unknown): SuppressionRule {
    const values = this.object(key, value);
    this.keys(key, values, SUPPRESSION_KEYS);
    const pattern = (name: string): string =>
      values[name] === undefined ? '*' : this.text(`${key}.${name}`, values[name]);
    const { reason, until } = values;
    if (values['rule'] === undefined) this.fail(`${key}.rule`, 'is missing', ['Name the rule; * covers all of them.']);
    if (until !== undefined && (typeof until !== 'string' || !isIsoDate(until))) {
      this.fail(`${key}.until`, `${JSON.stringify(until)} is no date`, ['Write it as 2027-03-31.']);
    }
    if (reason !== undefined && typeof reason !== 'string') this.fail(`${key}.reason`, 'must be a text');
    return {
      rule: pattern('rule'),
      marketplace: pattern('marketplace'),
      sku: pattern('sku'),
      field: pattern('field'),
      text: pattern('text'),
      reason: typeof reason === 'string' && reason.trim() !== '' ? reason.trim() : null,
      until: typeof until === 'string' ? until : null,
    };
  }

  weight(key: string, value: unknown): number {
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 1000) return value;
    return this.fail(key, 'must be a number from 0 to 1000');
  }
}

/**
 * The section `audit` of a project file, checked.
 * @param raw the section as JSON; undefined when the file has none.
 * @throws UserError `setting-invalid` that names file and key.
 */
export function readAuditConfig(raw: unknown, file: string, known: KnownNames): AuditConfig {
  if (raw === undefined) return NO_AUDIT_CONFIG;
  const reader = new SectionReader(file);
  const section = reader.object('audit', raw);
  reader.keys('audit', section, SECTIONS);

  const severities = Object.entries(reader.object('audit.severities', section['severities'])).map(([rule, level]) => {
    const key = `audit.severities.${rule}`;
    reader.known('audit.severities', rule, known.rules, 'rule');
    reader.known(key, reader.text(key, level), LEVELS, 'severity');
    return [rule, level] as const;
  });
  const words = reader.object('audit.words', section['words']);
  reader.keys('audit.words', words, ['banned', 'allowed']);
  const score = reader.object('audit.score', section['score']);
  reader.keys('audit.score', score, ['weights']);
  const weights = Object.entries(reader.object('audit.score.weights', score['weights'])).map(([part, weight]) => {
    reader.known('audit.score.weights', part, known.parts, 'part of a listing');
    return [part, reader.weight(`audit.score.weights.${part}`, weight)] as const;
  });
  return {
    file,
    severities: Object.fromEntries(severities) as AuditConfig['severities'],
    banned: reader.words('audit.words.banned', words['banned']),
    allowed: reader.words('audit.words.allowed', words['allowed']),
    brands: reader.list('audit.brands', section['brands']).map((brand) => reader.text('audit.brands', brand)),
    baseline: section['baseline'] === undefined ? null : reader.text('audit.baseline', section['baseline']),
    suppressions: reader
      .list('audit.suppressions', section['suppressions'])
      .map((entry, index) => reader.suppression(`audit.suppressions[${index}]`, entry)),
    weights: Object.fromEntries(weights),
  };
}
