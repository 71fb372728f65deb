import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { limitsOfCallback, limitsOfCommands, limitsOfMessage } from './limits.ts';

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

// Discord's own OpenAPI description, read from outside this repository. Set but missing is an error.
const folder = process.env['SHARED_DIR'];
const document: unknown = folder ? JSON.parse(readFileSync(join(folder, 'discord/openapi.json'), 'utf8')) : {};
if (!folder) console.log('SHARED_DIR is not set: bodies were not checked against the OpenAPI description of Discord');

/** Whether the description is there; without it only our own limits are checked, and no misspelt property is found. */
export const described: boolean = Boolean(folder);

const at = (node: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((part, name) => (isNode(part) ? part[name] : undefined), node);
const refOf = (part: unknown): string => (isNode(part) && typeof part['$ref'] === 'string' ? part['$ref'] : '');

/**
 * References to the schemas that others extend: closing them would refuse what the extension adds. Every message is extended
 * by its files in multipart bodies, which are not checked here.
 */
function extended(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(extended);
  if (!isNode(value)) return [];
  const bases = Array.isArray(value['allOf']) ? value['allOf'].map(refOf) : [];
  const parts = Object.entries(value).filter(([key]) => key !== 'multipart/form-data');
  return [...bases, ...parts.flatMap(([, part]) => extended(part))];
}

/** The values of `type` that each alternative of a union stands for; undefined when something else decides between them. */
function typesOf(union: unknown): { part: unknown; types: unknown[] }[] | undefined {
  if (!Array.isArray(union) || union.length < 2) return undefined;
  const alternatives = union.flatMap((part: unknown) => {
    const target = at(document, refOf(part).split('/').slice(1));
    const types = at(target, ['properties', 'type', 'enum']);
    return Array.isArray(types) ? [{ part, types }] : [];
  });
  return alternatives.length === union.length ? alternatives : undefined;
}

/** A union as a choice by `type`, so that problems are told of the part that was meant. */
const choiceBy = (alternatives: readonly { part: unknown; types: unknown[] }[]): Node => ({
  type: 'object',
  required: ['type'],
  properties: { type: { enum: alternatives.flatMap(({ types }) => types) } },
  allOf: alternatives.map(({ part, types }) => ({ if: { properties: { type: { enum: types } } }, then: part })),
});

/** The same description, stricter: every object is closed, so that a misspelt property is a problem. */
function strict(value: unknown, open: ReadonlySet<string>, path = '#'): unknown {
  if (Array.isArray(value)) return value.map((part, i) => strict(part, open, `${path}/${i}`));
  if (!isNode(value)) return value;
  const alternatives = typesOf(value['oneOf'] ?? value['anyOf']);
  if (alternatives) return choiceBy(alternatives);
  const copy: Node = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, strict(part, open, `${path}/${key}`)]),
  );
  const closes = isNode(value['properties']) && !('additionalProperties' in value) && !('allOf' in value);
  return closes && !open.has(path) && !/\/allOf\/\d+$/.test(path) ? { ...copy, additionalProperties: false } : copy;
}

let ajv: Ajv2020 | undefined;
const validators = new Map<string, ValidateFunction>();

function validatorAt(pointer: string): ValidateFunction {
  if (!ajv) {
    ajv = new Ajv2020({ strict: false, allErrors: true });
    formats.default(ajv);
    ajv.addFormat('snowflake', /^(0|[1-9]\d{0,19})$/);
    ajv.addFormat('nonce', /^.{1,25}$/su);
    ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
    ajv.addSchema(strict(document, new Set(extended(document))) as Node, 'discord');
  }
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `discord#${pointer}` });
  validators.set(pointer, validate);
  return validate;
}

/** Two things that Discord takes though its description says otherwise. */
function coerced(value: unknown, key = ''): unknown {
  if (key === 'default_member_permissions' && typeof value === 'string' && /^\d+$/.test(value)) return Number(value);
  if (Array.isArray(value)) return value.map((part) => (key === 'attachments' ? withTextId(part) : coerced(part)));
  if (!isNode(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, coerced(part, name)]));
}
const withTextId = (part: unknown): unknown =>
  isNode(part) && typeof part['id'] === 'number' ? { ...part, id: String(part['id']) } : part;

const textOf = (error: ErrorObject): string => {
  const extra = error.keyword === 'additionalProperties' ? ` ("${String(error.params['additionalProperty'])}")` : '';
  return `${error.instancePath || '/'} ${error.message ?? error.keyword}${extra}`;
};

/** Without the lines that only say that something inside is wrong, where there are others. */
function readable(errors: readonly ErrorObject[]): string[] {
  const telling = errors.filter(
    ({ keyword, params }) => !['if', 'oneOf', 'anyOf'].includes(keyword) && params['type'] !== 'null',
  );
  return [...new Set((telling.length > 0 ? telling : errors).map(textOf))];
}

/**
 * Problems that the description finds at a JSON pointer, e.g. `/components/schemas/MessageResponse`;
 * none where the description is not there.
 */
export function problemsAt(pointer: string, body: unknown): string[] {
  if (!described) return [];
  const validate = validatorAt(pointer);
  return validate(coerced(body)) ? [] : readable(validate.errors ?? []);
}

const requestOf = (path: string, method: string): string =>
  encodeURI(`/paths/${path.replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/schema`);

/** Files go beside the JSON, in parts of their own. */
function withoutFiles(body: unknown): unknown {
  if (!isNode(body)) return body;
  const { files: _, ...json } = body;
  return json;
}

/** Problems of what answers an interaction, by the description and by our own limits; its `files` are those sent along. */
export const problemsOfCallback = (body: unknown): string[] => [
  ...problemsAt(requestOf('/interactions/{interaction_id}/{interaction_token}/callback', 'post'), withoutFiles(body)),
  ...limitsOfCallback(body),
];

/** Problems of the list that is put as an application's commands. */
export const problemsOfCommands = (list: unknown): string[] => [
  ...problemsAt(requestOf('/applications/{application_id}/commands', 'put'), list),
  ...limitsOfCommands(list),
];

/** Problems of the body of a new message in a channel. */
export const problemsOfMessage = (body: unknown): string[] => [
  ...problemsAt(requestOf('/channels/{channel_id}/messages', 'post'), body),
  ...limitsOfMessage(body),
];

/** Problems of an edit of a reply or of a follow-up. */
export const problemsOfEdit = (body: unknown): string[] => [
  ...problemsAt(requestOf('/webhooks/{webhook_id}/{webhook_token}/messages/@original', 'patch'), body),
  ...limitsOfMessage(body),
];
