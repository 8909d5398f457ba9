import type { Contract, Operation } from '../contract/contract.ts';
import { pathItemOperations } from '../contract/operations.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { toPointer, valueAt } from '../json-pointer.ts';
import { dataLiteral, propertyName, stringLiteral } from './literal.ts';
import { isJson } from './runtime/read-body.ts';
import { type SchemaLookup, partsOf, propertySchemas, schemaLookup, schemasIn } from './schema-lookup.ts';

interface Webhook {
  readonly name: string;
  /** Its payload as a type. */
  readonly type: string;
  readonly signs: JsonObject;
}

/** The text of `webhooks.ts`; `undefined` where a description has no webhook with a JSON payload. */
export function webhooksFile({ document }: Contract): string | undefined {
  const webhooks = webhooksOf(document);
  if (webhooks.length === 0) return undefined;
  const payloads = webhooks.map(({ name, type }) => `  ${propertyName(name)}: ${type};\n`).join('');
  const signs = Object.fromEntries(webhooks.map(({ name, signs: each }) => [name, each]));
  return `import type { Readable } from './runtime/read-write.ts';
import { type ReceivedWebhook, type ReceiveOptions, receive, type WebhookSigns } from './runtime/webhooks.ts';
import type { webhooks } from './schema.ts';

export { type ReceivedWebhook, type ReceiveOptions, WebhookError } from './runtime/webhooks.ts';

/** The payloads of the webhooks, by name. */
export interface WebhookPayloads {
${payloads}}

/** A webhook that was received, to be narrowed by \`name\`. */
export type WebhookEvent<Name extends keyof WebhookPayloads = keyof WebhookPayloads> = {
  [Each in Name]: ReceivedWebhook<Each, WebhookPayloads[Each]>;
}[Name];

const signs: WebhookSigns = ${dataLiteral(signs)};

/**
 * Receives a webhook, and verifies its signature where there is a secret.
 *
 * @throws WebhookError when it is none, or not from who has the secret
 */
export async function receiveWebhook<Name extends keyof WebhookPayloads = keyof WebhookPayloads>(
  request: Request,
  options: ReceiveOptions<Name> = {},
): Promise<WebhookEvent<Name>> {
  return (await receive(request, signs, { now: Date.now, ...options })) as WebhookEvent<Name>;
}
`;
}

function webhooksOf(document: JsonObject): Webhook[] {
  const items = isObject(document['webhooks']) ? document['webhooks'] : {};
  const lookup = schemaLookup(document);
  return Object.keys(items).flatMap((key): Webhook[] => {
    const operations = pathItemOperations(document, toPointer(['webhooks', key]), key);
    return operations.flatMap((operation): Webhook[] => {
      const json = operation.requestBody?.content.find(({ type }) => isJson(type));
      if (!json) return [];
      const name = operations.length > 1 ? `${key} ${operation.method}` : key;
      const schema = json.schema === undefined ? {} : valueAt(document, json.schema);
      return [{ name, type: payloadType(operation, key, json.type), signs: signsOf(schema, lookup) }];
    });
  });
}

function payloadType({ method }: Operation, key: string, type: string): string {
  const body = `NonNullable<webhooks[${stringLiteral(key)}][${stringLiteral(method)}]["requestBody"]>`;
  return `Readable<${body}["content"][${stringLiteral(type)}]>`;
}

/** The members that have few values, in whichever alternative. */
function signsOf(schema: Json | undefined, lookup: SchemaLookup): JsonObject {
  const alternatives = isObject(schema) ? alternativesOf(schema, lookup) : [];
  const names = new Set(
    alternatives.flatMap((each) =>
      partsOf(each, lookup).flatMap(({ properties }) =>
        isObject(properties) ? Object.keys(properties) : [],
      ),
    ),
  );
  const signs = [...names].flatMap((name): [string, Json[]][] => {
    const values = alternatives.map((each) =>
      propertySchemas(each, name, lookup).flatMap((property) => partsOf(property, lookup).flatMap(literals)),
    );
    return values.some((each) => each.length === 0) ? [] : [[name, values.flat()]];
  });
  return Object.fromEntries(signs);
}

function literals({ const: only, enum: values }: JsonObject): Json[] {
  const all = only === undefined ? (Array.isArray(values) ? values : []) : [only];
  return all.filter((value) => typeof value !== 'object');
}

function alternativesOf(schema: JsonObject, lookup: SchemaLookup, depth = 0): JsonObject[] {
  const parts = depth > 8 ? [] : partsOf(schema, lookup);
  const nested = parts.flatMap((part) => schemasIn(part['oneOf']).concat(schemasIn(part['anyOf'])));
  return nested.length === 0 ? [schema] : nested.flatMap((each) => alternativesOf(each, lookup, depth + 1));
}
