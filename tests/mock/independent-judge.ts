import type { Header, MediaType, Response } from '../../src/contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../../src/json.ts';
import type { WireResponse } from '../../src/mock/response.ts';
import { bodyCodec } from '../../src/wire/body.ts';
import { headerCodec } from '../../src/wire/header.ts';
import { essence, isJson, matchMediaType } from '../../src/wire/media-type.ts';
import { secondOpinion } from './second-validators.ts';

/** What an answer breaks, or why it cannot be judged. */
export interface Verdict {
  readonly broken: readonly string[];
  /** Parts that no validator can judge, with the reason. */
  readonly unjudged: readonly string[];
  /** Documented headers that are not there, though none requires them. */
  readonly absent: readonly string[];
}

/** Judges an answer by the response that documents it. */
export type IndependentJudge = (documented: Response, answer: WireResponse) => Promise<Verdict>;

/**
 * A judge of the answers of a document by other implementations of JSON Schema than the mock's. What `required` says
 * of `writeOnly` properties does not hold in answers (OpenAPI 3.0.4, "Fixed Fields" of the Schema Object), and is left
 * out of the schemas.
 */
export function independentJudge(document: JsonObject): IndependentJudge {
  const isValid = secondOpinion(withoutRequired(document, writeOnlyNames(document)));
  return async (documented, answer) => {
    const parts = [...headerParts(document, documented, answer), ...bodyParts(document, documented, answer)];
    const broken: string[] = [];
    const unjudged: string[] = [];
    for (const { name, text, schema, values } of parts) {
      if (values === undefined) unjudged.push(`${name}: nothing reads it`);
      if (schema === undefined || values === undefined) continue;
      try {
        const verdicts = await Promise.all(values.map((value) => isValid(schema, value)));
        if (!verdicts.includes(true)) broken.push(`${name}: ${text}`);
      } catch (error) {
        unjudged.push(`${name}: ${String(error)}`);
      }
    }
    const missing = documented.headers.filter((header) => fieldOf(header, answer) === undefined);
    for (const { name, required } of missing) if (required) broken.push(`header ${name}: is required`);
    return { broken, unjudged, absent: missing.map(({ name }) => name) };
  };
}

interface Part {
  readonly name: string;
  readonly text: string;
  readonly schema: string | undefined;
  /** All that the text may mean; `undefined` when nothing here can say. */
  readonly values: readonly Json[] | undefined;
}

function fieldOf({ name }: Header, { headers }: WireResponse): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function headerParts(document: JsonObject, documented: Response, answer: WireResponse): Part[] {
  return documented.headers.flatMap((header) => {
    const text = fieldOf(header, answer);
    if (text === undefined || /^content-type$/i.test(header.name)) return [];
    const values = headerCodec(document, header).read(text, 'exact');
    return [{ name: `header ${header.name}`, text, schema: header.schema, values }];
  });
}

function bodyParts(document: JsonObject, { content }: Response, { headers, body }: WireResponse): Part[] {
  if (body === undefined) return [];
  const type = headers['Content-Type'] ?? '';
  const mediaType = matchMediaType(content, type);
  if (!mediaType)
    return content.length === 0
      ? []
      : [{ name: `body as ${type}`, text: body, schema: undefined, values: [] }];
  const name = `body as ${type}`;
  return [{ name, text: body, schema: mediaType.schema, values: readBody(document, mediaType, type, body) }];
}

function readBody(
  document: JsonObject,
  mediaType: MediaType,
  type: string,
  body: string,
): readonly Json[] | undefined {
  if (isJson(essence(type))) return [JSON.parse(body) as Json];
  return bodyCodec(document, mediaType, type)?.read(Buffer.from(body), type, 'exact');
}

/** The names of all properties that a document marks as `writeOnly`. */
function writeOnlyNames(value: Json, names = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) writeOnlyNames(item, names);
  if (!isObject(value)) return names;
  const { properties } = value;
  for (const [name, property] of Object.entries(isObject(properties) ? properties : {}))
    if (isObject(property) && property['writeOnly'] === true) names.add(name);
  for (const member of Object.values(value)) writeOnlyNames(member, names);
  return names;
}

/** A copy in which no `required` lists one of some names. */
function withoutRequired(document: JsonObject, names: ReadonlySet<string>): JsonObject {
  if (names.size === 0) return document;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was JSON is JSON
  return JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    key === 'required' && Array.isArray(value) ? value.filter((name) => !names.has(String(name))) : value,
  ) as JsonObject;
}
