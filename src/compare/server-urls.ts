import type { Contract } from '../contract/contract.ts';
import { pathItemPointer } from '../contract/operations.ts';
import { isObject, textOf, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { Exchange } from './exchange.ts';

/** So many URLs of one server are told apart; of more, what its variables allow is told as one. */
const mostUrls = 64;

/** Where an operation is served. */
export interface Servers {
  /** Every URL that the servers' variables allow, without a slash at the end; a variable that may be anything is `{}`. */
  readonly urls: ReadonlySet<string>;
  /** The same with variables replaced by their defaults: what is called by who chooses nothing. */
  readonly defaults: ReadonlySet<string>;
}

/** The servers of an exchange: the operation's, else the path's, else the document's, else `/` ("Server Object"). */
export function serversFor({ document }: Contract, { operation }: Exchange): Servers {
  const item = pathItemPointer(operation.pointer);
  const list = [operation.pointer, item, '']
    .map((pointer) => valueAt(document, `${pointer}/servers`))
    .find((servers) => Array.isArray(servers) && servers.length > 0);
  const servers = Array.isArray(list) ? list.filter(isObject) : [{ url: '/' }];
  return {
    urls: new Set(servers.flatMap((server) => expansions(server).map(bare))),
    defaults: new Set(servers.map((server) => bare(expanded(server, defaultOf)))),
  };
}

function expansions(server: JsonObject): readonly string[] {
  const names = namesIn(textOf(server.url)).filter((name) => valuesOf(server, name) !== undefined);
  let choices: readonly ReadonlyMap<string, string>[] = [new Map()];
  for (const name of names) {
    const values = valuesOf(server, name) ?? [];
    choices = choices.flatMap((chosen) => values.map((value) => new Map(chosen).set(name, value)));
    if (choices.length > mostUrls) return [expanded(server, allOf)];
  }
  return choices.map((chosen) => expanded(server, (_, name) => chosen.get(name) ?? '{}'));
}

/** All the values of a variable in one text. */
function allOf(server: JsonObject, variable: string): string {
  return `{${(valuesOf(server, variable) ?? []).toSorted().join('|')}}`;
}

function namesIn(url: string): readonly string[] {
  return [...new Set([...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name))];
}

function expanded(server: JsonObject, valueFor: (server: JsonObject, name: string) => string): string {
  return textOf(server.url).replaceAll(/\{([^{}]*)\}/g, (_, name: string) => valueFor(server, name));
}

function variableOf({ variables }: JsonObject, name: string): JsonObject {
  const variable: Json | undefined =
    isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
  return isObject(variable) ? variable : {};
}

/** The values that a variable may have; `undefined`: any. */
function valuesOf(server: JsonObject, name: string): readonly string[] | undefined {
  const { enum: values } = variableOf(server, name);
  return Array.isArray(values) && values.length > 0 ? values.map(String) : undefined;
}

function defaultOf(server: JsonObject, name: string): string {
  const value = variableOf(server, name).default;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '{}';
}

/** One spelling of a URL: scheme and host are the same in any case, and the usual port need not be named (RFC 3986, section 6.2). */
function bare(url: string): string {
  const [, scheme = '', host = '', path = url] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/i.exec(url) ?? [];
  const [protocol, authority] = [scheme.toLowerCase(), host.toLowerCase()];
  const port = { 'http://': /:80$/, 'https://': /:443$/ }[protocol] ?? /:$/;
  return `${protocol}${authority.replace(port, '')}${path.replace(/\/+$/, '')}`;
}
