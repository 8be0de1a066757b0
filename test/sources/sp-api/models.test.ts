import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import type { CallRequest, QueryValue } from '../../../src/sources/sp-api/client-types.ts';
import type { Operation } from '../../../src/sources/sp-api/operation.ts';
import { OPERATIONS } from '../../../src/sources/sp-api/operation-table.ts';
import { recordingClient } from './recording-client.ts';
import { SAMPLE_CALLS } from './sample-calls.ts';

// Amazon's own models are not part of the project: whoever has them names their folder, and the calls are held against
// them. https://github.com/amzn/selling-partner-api-models
const FOLDER = process.env['SELLERCTL_SPAPI_MODELS'] ?? '';

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'body' | 'header';
  readonly required?: boolean;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly maxItems?: number;
  readonly maximum?: number;
  readonly items?: { readonly enum?: readonly string[] };
  readonly schema?: object;
  readonly $ref?: string;
}

interface ModelOperation {
  readonly operationId?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly responses?: Readonly<Record<string, object>>;
}

interface Model {
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly definitions: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, ModelOperation>>>>;
}

function modelOf(api: string): Model {
  const name = readdirSync(FOLDER).find((file) => file === `${api}.json`);
  if (name === undefined) throw new Error(`no ${api}.json in the folder of models`);
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Model;
}

function resolved(model: Model, parameter: Parameter): Parameter {
  if (parameter.$ref === undefined) return parameter;
  return model.parameters?.[parameter.$ref.split('/').at(-1) ?? ''] ?? parameter;
}

function found({ api, method, name, path }: Operation): { model: Model; operation: ModelOperation } {
  const model = modelOf(api);
  const operation = model.paths[path]?.[method.toLowerCase()];
  expect(operation?.operationId).toBe(name);
  return { model, operation: operation ?? {} };
}

function checkValue(parameter: Parameter, value: QueryValue): void {
  const values = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  if (Array.isArray(value)) expect(`${parameter.name} ${parameter.type}`).toBe(`${parameter.name} array`);
  expect(values.length).toBeLessThanOrEqual(parameter.maxItems ?? Infinity);
  const known = parameter.items?.enum ?? parameter.enum;
  if (known !== undefined) for (const one of values) expect(known).toContain(one);
  if (parameter.maximum !== undefined) expect(Number(value)).toBeLessThanOrEqual(parameter.maximum);
}

function checkBody(model: Model, schema: object, body: unknown): void {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'model', definitions: model.definitions });
  const text = JSON.stringify(schema).replaceAll('"#/definitions/', '"model#/definitions/');
  const validate = ajv.compile(JSON.parse(text) as object);
  validate(body);
  expect(validate.errors ?? []).toEqual([]);
}

function checkRequest(table: Operation, request: CallRequest): void {
  const { model, operation } = found(table);
  const parameters = (operation.parameters ?? []).map((one) => resolved(model, one));
  const query = Object.entries(request.query ?? {}).filter(([, value]) => value !== undefined);
  for (const [name, value] of query) {
    const parameter = parameters.find((one) => one.in === 'query' && one.name === name);
    expect(parameter?.name).toBe(name);
    if (parameter !== undefined) checkValue(parameter, value);
  }
  const given = [...query.map(([name]) => name), ...Object.keys(request.path ?? {})];
  const missing = parameters.filter((one) => one.required === true && one.in !== 'body' && !given.includes(one.name));
  expect(missing.map(({ name }) => name)).toEqual([]);
  const wanted = parameters.find((one) => one.in === 'body');
  expect(request.body === undefined).toBe(wanted === undefined);
  if (wanted?.schema !== undefined) checkBody(model, wanted.schema, request.body);
}

/** Examples of good answers in a model, wherever its authors put them. */
function examplesOf(operation: ModelOperation): unknown[] {
  const examples: unknown[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'application/json' || key === 'response') examples.push(inner);
      else visit(inner);
    }
  };
  for (const [status, response] of Object.entries(operation.responses ?? {})) {
    if (status.startsWith('2')) visit(response);
  }
  return examples.filter(
    (example) => typeof example === 'object' && example !== null && Object.keys(example).length > 0,
  );
}

/** `| 0.0167 | 15 |` in a description; null where it states none. */
function statedRate(description: string | undefined): readonly number[] | null {
  const stated = /\|\s*([\d.]+)\s*\|\s*(\d+)\s*\|/.exec(description ?? '');
  return stated === null ? null : [Number(stated[1]), Number(stated[2])];
}

const CHECKED = OPERATIONS.filter(({ api }) => !api.startsWith('ads')).map(
  (operation) => [operation.name, operation] as const,
);

describe.skipIf(FOLDER === '')("calls by Amazon's own models", () => {
  it.each(CHECKED)('%s asks what its model lets', async (name, operation) => {
    for (const sample of SAMPLE_CALLS[name] ?? []) {
      const { client, calls } = recordingClient({});
      await sample(client).catch(() => undefined);
      expect(calls).toHaveLength(1);
      for (const { request } of calls) checkRequest(operation, request);
    }
  });

  it.each(CHECKED)("%s reads its model's examples", async (name, operation) => {
    for (const example of examplesOf(found(operation).operation)) {
      for (const sample of SAMPLE_CALLS[name] ?? []) {
        const { client } = recordingClient(example);
        await expect(sample(client)).resolves.not.toThrow();
      }
    }
  });

  it.each(CHECKED)('%s has the rate its model states', (_, operation) => {
    const stated = statedRate(found(operation).operation.description);
    if (operation.source.confidence === 'a') expect(stated).toEqual([operation.rate.perSecond, operation.rate.burst]);
    else expect(stated).toBeNull();
  });
});
