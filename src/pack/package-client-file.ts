import { dataLiteral, propertyName, stringLiteral } from '../generate/literal.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import type { ServerVariable } from './runtime/server-url.ts';

/** A server of a description and its variables. */
type Server = readonly [url: string, variables: Readonly<Record<string, ServerVariable>>];

/** The text of `package-client.ts`: the generated client, with deadlines, retries, validation and servers. */
export function packageClientFile(document: JsonObject): string {
  const servers = serversOf(document);
  return `import type { Middleware } from 'openapi-fetch';
import { type Client, type ClientOptions as ConnectOptions, createClient as connect, type Methods } from './client.ts';
import { type ResilienceOptions, resilientFetch } from './pack/resilient-fetch.ts';
import { fillServer, type ServerVariables } from './pack/server-url.ts';
import type { Validation } from './pack/validation.ts';

/** The servers that the description names, with their variables. */
export type Servers = {
${servers.map(serverMember).join('')}};

const variables: ServerVariables = ${dataLiteral(Object.fromEntries(servers))};

/** openapi-fetch's options, credentials, and how to go about requests. */
export interface ClientOptions extends ConnectOptions, ResilienceOptions {
  /** \`validation\` of \`./validators\`: judges what methods send and get. For development and tests. */
  validation?: Validation<keyof Methods> | undefined;
  /** openapi-fetch's middleware, to be called in this order. */
  middleware?: readonly Middleware[];
}

/**
 * A client for the contract: a method for each operation, and \`fetchClient\`, the openapi-fetch client
 * underneath. Methods give the documented answers, to be narrowed by \`status\`; \`unwrap\` gives their data
 * or throws. They throw an UndocumentedStatusError for any other status.
 */
export function createClient(options: ClientOptions = {}): Client {
  const { timeout, retry, validation, middleware = [], ...others } = options;
  const client = connect({ ...others, fetch: resilientFetch(others.fetch, { timeout, retry }) });
  client.fetchClient.use(...middleware);
  return validation ? validation.judged(client) : client;
}

/**
 * The URL of a server of the description, for \`baseUrl\`; variables that are not given have their defaults.
 *
 * @throws TypeError for a value that the description does not allow
 */
export function serverUrl<Url extends keyof Servers>(url: Url, values?: Servers[Url]): string {
  return fillServer(url, values ?? {}, variables);
}
`;
}

function serversOf({ servers }: JsonObject): Server[] {
  const found = Array.isArray(servers) ? servers.flatMap(serverOf) : [];
  // "OpenAPI Object": without servers it is one with the URL `/`.
  return found.length > 0 ? [...new Map(found)] : [['/', {}]];
}

function serverOf(server: Json): Server[] {
  if (!isObject(server) || typeof server['url'] !== 'string') return [];
  const variables = isObject(server['variables']) ? Object.entries(server['variables']) : [];
  return [[server['url'], Object.fromEntries(variables.flatMap(variableOf))]];
}

/** YAML may read a port or a version as a number. */
function variableOf([name, variable]: [string, Json]): [string, ServerVariable][] {
  if (!isObject(variable) || !isWord(variable['default'])) return [];
  const allowed = Array.isArray(variable['enum']) ? variable['enum'].filter(isWord).map(String) : [];
  return [[name, { default: String(variable['default']), ...(allowed.length > 0 ? { enum: allowed } : {}) }]];
}

function isWord(value: Json | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function serverMember([url, variables]: Server): string {
  const members = Object.entries(variables).map(([name, variable]) => {
    const type = variable.enum ? [...new Set(variable.enum)].map(stringLiteral).join(' | ') : 'string';
    return `${propertyName(name)}?: ${type}`;
  });
  return `  ${propertyName(url)}: ${members.length > 0 ? `{ ${members.join('; ')} }` : 'Record<never, never>'};\n`;
}
