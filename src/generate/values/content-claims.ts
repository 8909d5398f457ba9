import type { MediaType } from '../../contract/contract.ts';
import { isSequential } from '../../contract/sequences.ts';
import { type Json, type JsonObject, isObject, textOf } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import { stringLiteral } from '../literal.ts';
import type { NamedOperation } from '../method-name.ts';
import { type SchemaLookup, partsOf, propertySchemas, schemaLookup } from '../schema-lookup.ts';
import type { Claim } from './claim.ts';
import { answerType, bodyType } from './typed-place.ts';

/**
 * What types of contents that are no JSON have to take: a file where one travels, in a part or alone, text where a
 * media type is text, a stream where a response is a sequence. Told by what the client sends and reads for a media type.
 */
export function contentClaims(operations: readonly NamedOperation[], document: JsonObject): Claim[] {
  const lookup = schemaLookup(document);
  return operations.flatMap(({ name, operation: { title, requestBody, responses } }) => {
    const body = contentClaim(requestBody?.content, { type: bodyType(name), title, isAnswer: false }, lookup);
    const answers = responses.flatMap(({ status, content }) => {
      const type = answerType(name, status);
      return type === undefined ? [] : contentClaim(content, { type, title, isAnswer: true }, lookup);
    });
    return [...body, ...answers];
  });
}

/** A body or an answer, and its type. */
interface Content {
  readonly type: string;
  readonly title: string;
  readonly isAnswer: boolean;
}

/** Of several media types, the type is that of any of them. */
function contentClaim(
  content: readonly MediaType[] = [],
  { type, title, isAnswer }: Content,
  lookup: SchemaLookup,
): Claim[] {
  const [only] = content;
  if (!only || content.length > 1) return [];
  const name = only.type.toLowerCase();
  const schema = only.schema === undefined ? undefined : valueAt(lookup.document, only.schema);
  const claim = (own: string, given: string, label: string): Claim => ({
    place: {
      pointer: only.pointer,
      operation: title,
      direction: isAnswer ? 'response' : 'request',
      type: own,
      isReference: false,
      examples: [],
    },
    compiles: true,
    pointer: only.pointer,
    label,
    value: given,
    plain: given,
    given,
  });
  if (isSequential(name)) return isAnswer ? [claim(type, 'AsyncIterable<never>', 'a stream')] : [];
  if (name.startsWith('multipart/')) {
    return [...filesIn(schema, lookup)].map(([part, given]) =>
      claim(`${type}[${stringLiteral(part)}]`, given, `a file as ${stringLiteral(part)}`),
    );
  }
  if (/[/+]json\b|urlencoded|\*/.test(name) || !leavesItToMediaType(schema, lookup)) return [];
  return /^text\/|[/+](xml|yaml)\b/.test(name)
    ? [claim(type, 'string', 'a text')]
    : [claim(type, 'Blob', 'a file')];
}

function leavesItToMediaType(schema: Json | undefined, lookup: SchemaLookup): boolean {
  if (schema === undefined) return true;
  if (!isObject(schema)) return false;
  return partsOf(schema, lookup).some(({ type, enum: values }) => type === 'string' && values === undefined);
}

/** The types of the properties that are files, by name, as far as all values of a schema have them. */
function filesIn(schema: Json | undefined, lookup: SchemaLookup): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const parts = isObject(schema) ? partsOf(schema, lookup) : [];
  if (!isObject(schema) || parts.some(({ anyOf, oneOf }) => anyOf !== undefined || oneOf !== undefined))
    return files;
  const names = parts.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : []));
  for (const name of names) {
    const given = fileType(propertySchemas(schema, name, lookup), lookup);
    if (given !== undefined) files.set(name, given);
  }
  return files;
}

function fileType(schemas: readonly JsonObject[], lookup: SchemaLookup): string | undefined {
  const [only] = schemas;
  if (!only || schemas.length > 1) return undefined;
  const parts = partsOf(only, lookup);
  if (parts.some(({ readOnly, writeOnly }) => readOnly === true || writeOnly === true)) return undefined;
  if (parts.some(isFile)) return 'Blob';
  const items = parts.find(({ type }) => type === 'array')?.['items'];
  return isObject(items) && partsOf(items, lookup).some(isFile) ? 'Blob[]' : undefined;
}

/** OpenAPI 3.1, "Considerations for File Uploads": without an encoding in text, it is a file. */
function isFile({ type, format, enum: values, contentMediaType, contentEncoding }: JsonObject): boolean {
  if (type !== 'string' || values !== undefined || contentEncoding !== undefined) return false;
  if (contentMediaType === undefined) return format === 'binary';
  return /^(image|audio|video)\/|octet-stream/.test(textOf(contentMediaType));
}
