// docs/schemas/<kind>.schema.json: what a program may rely on in the JSON of each kind of document, made from the types
// of `data` in src. A schema that changed while its version stayed the same is refused: see `unraisedVersions`.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { DOCUMENT_KINDS } from './document-kinds.ts';
import type { DocumentKind } from './document-kinds.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a release promised: the version of each kind and a fingerprint of the shape it had. */
export type SchemaVersions = Readonly<Record<string, { readonly schemaVersion: number; readonly shape: string }>>;

export const SCHEMA_FOLDER = 'docs/schemas';
export const VERSIONS_FILE = `${SCHEMA_FOLDER}/versions.json`;

/** The schema of every kind of document, by kind. Throws when a data type of the table does not exist. */
export function makeSchemas(root: string): ReadonlyMap<string, JsonSchema> {
  const generator = createGenerator({
    path: join(root, 'src/{model,rules,domain,cli}/**/*.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    expose: 'none',
    topRef: false,
    additionalProperties: false,
    jsDoc: 'extended',
  });
  // Types inside types are written out in place; only one that contains itself needs a definition.
  const definitions: Record<string, unknown> = {};
  const inner = (type: string): Record<string, unknown> => {
    const { $schema: _dialect, definitions: recursive, ...schema } = generator.createSchema(type);
    Object.assign(definitions, recursive);
    return { ...schema };
  };
  const problem = inner('Problem');
  const provenance = inner('Provenance');
  return new Map(
    DOCUMENT_KINDS.map((entry) => [
      entry.kind,
      envelope(entry, { data: inner(entry.dataType), problem, provenance, definitions }),
    ]),
  );
}

interface Parts {
  readonly data: JsonSchema;
  readonly problem: JsonSchema;
  readonly provenance: JsonSchema;
  readonly definitions: JsonSchema;
}

function envelope(
  { kind, schemaVersion }: DocumentKind,
  { data, problem, provenance, definitions }: Parts,
): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `urn:sellerctl:schema:${kind}:${schemaVersion}`,
    title: `${kind}, version ${schemaVersion}`,
    description: `What \`sellerctl ... --json\` prints for a document of kind ${kind}.`,
    type: 'object',
    properties: {
      kind: { const: kind },
      schemaVersion: { const: schemaVersion },
      data,
      problems: { type: 'array', items: problem, description: 'Input that could not be used, and why.' },
      provenance,
    },
    ...(Object.keys(definitions).length === 0 ? {} : { definitions }),
    required: ['kind', 'schemaVersion', 'data', 'problems', 'provenance'],
    additionalProperties: false,
  };
}

/** A fingerprint of what a program can notice: names, types and limits, not the descriptions. */
export function shapeOf(schema: JsonSchema): string {
  const bare = JSON.stringify(withoutWords(schema));
  return createHash('sha256').update(bare).digest('hex').slice(0, 16);
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // A property may be called `description` too; then its value is a schema and not a sentence.
      .filter(([key, inside]) => !((key === 'description' || key === 'title') && typeof inside === 'string'))
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inside]) => [key, withoutWords(inside)]),
  );
}

export function versionsOf(schemas: ReadonlyMap<string, JsonSchema>): SchemaVersions {
  return Object.fromEntries(
    DOCUMENT_KINDS.map(({ kind, schemaVersion }) => [kind, { schemaVersion, shape: shapeOf(schemas.get(kind) ?? {}) }]),
  );
}

/** Kinds whose shape changed while their version did not. */
export function unraisedVersions(before: SchemaVersions, now: SchemaVersions): readonly string[] {
  return Object.entries(now)
    .filter(([kind, { schemaVersion, shape }]) => {
      const known = before[kind];
      return known !== undefined && known.shape !== shape && known.schemaVersion >= schemaVersion;
    })
    .map(([kind]) => kind);
}

export function readVersions(root: string): SchemaVersions {
  const path = join(root, VERSIONS_FILE);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SchemaVersions) : {};
}

/** Every file of docs/schemas by its path. */
export function schemaFiles(root: string): ReadonlyMap<string, string> {
  const schemas = makeSchemas(root);
  const files = [...schemas].map(([kind, schema]): [string, string] => [
    `${SCHEMA_FOLDER}/${kind}.schema.json`,
    json(schema),
  ]);
  return new Map([...files, [VERSIONS_FILE, json(versionsOf(schemas))]]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
