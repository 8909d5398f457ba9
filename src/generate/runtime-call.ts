import { Code, dataLiteral } from './literal.ts';

/** Functions of the runtime that generated clients call, by their names, and the modules that they are in. */
export const runtimeModules = {
  authorization: 'authorization',
  basic: 'basic',
  byteStream: 'byte-stream',
  dates: 'dates',
  events: 'events',
  exactMethod: 'exact-method',
  form: 'write-form',
  jsonLines: 'json-lines',
  lines: 'write-lines',
  keyInCookie: 'key-in-cookie',
  keyInHeader: 'key-in-header',
  keyInQuery: 'key-in-query',
  multipart: 'write-multipart',
  pages: 'pages',
  parts: 'write-parts',
  plain: 'write-plain',
  querystring: 'write-querystring',
  rawCookie: 'raw-cookie',
  styled: 'styled',
} as const;

/** A call of a function of the runtime, in the code of a client. */
export class RuntimeCall extends Code {
  readonly name: keyof typeof runtimeModules;
  readonly values: readonly unknown[];

  constructor(name: keyof typeof runtimeModules, ...values: readonly unknown[]) {
    super();
    this.name = name;
    this.values = values;
  }

  /** As code. */
  override toString(): string {
    return `${this.name}(${this.values.map(dataLiteral).join(', ')})`;
  }
}

/** The functions that are called in a description. */
export function calledIn(value: unknown): readonly RuntimeCall['name'][] {
  if (value instanceof RuntimeCall) return [value.name, ...value.values.flatMap(calledIn)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(calledIn) : [];
}
