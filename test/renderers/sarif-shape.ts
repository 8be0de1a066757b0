/**
 * The part of the SARIF 2.1.0 schema that code hosts read, strict where the standard is: a property it does not know
 * is refused. Written from the OASIS standard (sections named), because the schema itself has no package.
 */
const text = { type: 'string' } as const;
const object = (properties: object, required: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const level = { enum: ['none', 'note', 'warning', 'error'] };
const message = object({ text, markdown: text, id: text }, ['text']);
const bag = { type: 'object' };
/** 3.4, 3.30: a URI reference, lines from 1. */
const location = object({
  physicalLocation: object(
    {
      artifactLocation: object({ uri: { type: 'string', format: 'uri-reference' } }, ['uri']),
      region: object({ startLine: { type: 'integer', minimum: 1 } }),
    },
    ['artifactLocation'],
  ),
  logicalLocations: { type: 'array', items: object({ fullyQualifiedName: text, name: text, kind: text }) },
});
const locations = { type: 'array', items: location };

/** 3.27: a result. GitHub demands a rule, a message and a place of each. */
const result = object(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: { ...locations, minItems: 1 },
    partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: text },
    baselineState: { enum: ['new', 'unchanged', 'updated', 'absent'] },
    suppressions: {
      type: 'array',
      items: object(
        {
          kind: { enum: ['inSource', 'external'] },
          status: { enum: ['accepted', 'underReview', 'rejected'] },
          justification: text,
        },
        ['kind'],
      ),
    },
    properties: bag,
  },
  ['ruleId', 'level', 'message', 'locations', 'partialFingerprints'],
);

/** 3.49: a reporting descriptor. */
const rule = object(
  {
    id: text,
    shortDescription: message,
    help: message,
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: object({ level }),
    properties: bag,
  },
  ['id'],
);

const run = object(
  {
    tool: object(
      { driver: object({ name: text, version: text, rules: { type: 'array', items: rule } }, ['name', 'rules']) },
      ['driver'],
    ),
    invocations: {
      type: 'array',
      items: object(
        {
          executionSuccessful: { type: 'boolean' },
          toolExecutionNotifications: {
            type: 'array',
            items: object({ level, descriptor: object({ id: text }), message, locations }, ['message']),
          },
        },
        ['executionSuccessful'],
      ),
    },
    artifacts: {
      type: 'array',
      items: object({
        location: object({ uri: { type: 'string', format: 'uri-reference' } }, ['uri']),
        length: { type: 'integer', minimum: -1 },
        hashes: { type: 'object', additionalProperties: text },
      }),
    },
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    results: { type: 'array', items: result },
    properties: bag,
  },
  ['tool', 'results'],
);

export const SARIF_SHAPE = object(
  {
    $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
    version: { const: '2.1.0' },
    runs: { type: 'array', minItems: 1, items: run },
  },
  ['$schema', 'version', 'runs'],
);
