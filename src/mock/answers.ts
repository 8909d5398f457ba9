import { generateStatic } from '@stoplight/prism-http/dist/mocker/generator/JSONSchema.js';
import { sample } from 'fast-check';
import type { Header, MediaType, Operation, Response } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { compileSchema } from '../schema/compile.ts';
import { headerCodec } from '../wire/header.ts';
import { essence, isJson } from '../wire/media-type.ts';
import { madeUpHeader } from '../wire/made-up.ts';
import { meantByBody, meantByText } from '../wire/meant.ts';
import { validatorsOf } from './judge-request.ts';
import type { HttpOperation } from './prism.ts';
import { fieldValue } from './response.ts';
import { unescapeReferences } from './slice.ts';

/** Makes values of schemas, for responses. */
export type Engine = typeof compileSchema;

type PrismResponse = HttpOperation['responses'][number];
type PrismContent = NonNullable<PrismResponse['contents']>[number];
type PrismHeader = NonNullable<PrismResponse['headers']>[number];
type PrismExample = NonNullable<PrismContent['examples']>[number];

/** What answers are made from. */
export interface AnswerSettings {
  readonly document: JsonObject;
  readonly operation: Operation;
  readonly compile: Engine;
}

/**
 * An operation whose every response has an example that fits its schema, for Prism to answer with: the documented
 * ones that fit; else what Prism's own sampler makes, if that fits; else a value of the schema engine. Each is found
 * when it is first asked for, as most never are.
 *
 * @param dynamic makes another value of the schema for each seed, instead
 */
export function withValidAnswers(
  converted: HttpOperation,
  settings: AnswerSettings,
  dynamic?: { readonly seed: number },
): HttpOperation {
  const maker = answerMaker(converted, settings, dynamic);
  const described = converted.responses.length > 0 ? converted.responses : [undescribed];
  const responses = described.map((response) => {
    const described = settings.operation.responses.find(({ status }) => sameStatus(status, response.code));
    return {
      ...response,
      contents: maker.contents(response, described),
      headers: maker.headers(response, described),
    };
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the examples of bodies and headers alone are replaced
  return { ...converted, responses } as HttpOperation;
}

/** What an operation answers that describes no response: `responses` is optional (OpenAPI 3.1, "Operation Object"). */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the style is a member of an enum in a package that Prism does not hand on
const undescribed = {
  id: 'undescribed',
  code: '200',
  headers: [
    {
      id: 'made-up',
      name: madeUpHeader,
      style: 'simple',
      schema: { type: 'string' },
      examples: [{ id: 'made-up', key: '', value: 'made-up' }],
    },
  ],
} as unknown as PrismResponse;

function sameStatus(described: string, code: string): boolean {
  return described.toUpperCase() === code.toUpperCase();
}

function answerMaker(
  converted: HttpOperation,
  { document, compile }: AnswerSettings,
  dynamic: { readonly seed: number } | undefined,
) {
  const validators = validatorsOf(document, 'response');
  const fits = (schema: string) => (value: Json) => {
    try {
      return validators(schema).failures(value).length === 0;
    } catch {
      return false;
    }
  };
  const made = (schema: string): readonly Json[] => {
    const compiled = compile({ document, pointer: schema }, { direction: 'response' });
    if (compiled.satisfiable !== 'yes') return [];
    if (dynamic) return sample(compiled.values, { seed: dynamic.seed, numRuns: 1 });
    const values = sample(compiled.values, { seed: 1, numRuns: 20 });
    return values.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length).slice(0, 1);
  };
  const sampled = (schema: PrismContent['schema']): readonly Json[] => {
    if (!schema || dynamic) return [];
    const result = generateStatic(converted, schema);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sampler gives JSON
    return result._tag === 'Right' ? [unescapeReferences(result.right) as Json] : [];
  };
  const attempt = (make: () => readonly Json[]): readonly Json[] => {
    try {
      return make();
    } catch {
      return [];
    }
  };

  const bodyExamples = (content: PrismContent, described: MediaType | undefined): readonly PrismExample[] => {
    const documented = (content.examples ?? []).flatMap((example) =>
      documentedExample(example, described, document),
    );
    const schema = described?.schema;
    if (schema === undefined || !described) return documented.length > 0 ? documented : anyExample(content);
    const isFit = fits(schema);
    const meant = dynamic
      ? []
      : documented.map((example) => ({
          example,
          value: meantByBody(document, described, example.value, isFit),
        }));
    const fitting = meant.flatMap(({ example, value }) =>
      value === undefined ? [] : [{ ...example, value }],
    );
    if (fitting.length === meant.length && fitting.length > 0) return fitting;
    const [value] = [
      ...fitting.map((example) => example.value).slice(0, 1),
      ...attempt(() => sampled(content.schema).filter(isFit)),
      ...attempt(() => made(schema)),
    ];
    // Nothing fits: the schema allows no value, or none was found.
    if (value === undefined) return documented;
    const misfits = meant
      .filter((each) => each.value === undefined)
      .map(({ example }) => ({ ...example, value }));
    return [...fitting, ...(fitting.length > 0 ? [] : [{ id: 'made', key: '', value }]), ...misfits];
  };

  const headerExamples = (header: PrismHeader, described: Header | undefined): readonly PrismExample[] => {
    if (described?.schema === undefined) return header.examples ?? [];
    const { schema } = described;
    const codec = headerCodec(document, described);
    const documented = dynamic ? [] : documentedHeaderValues(document, described);
    const candidates = [
      () => documented.flatMap((value) => meantByText(codec.outline, value, fits(schema)) ?? []),
      () => sampled(header.schema),
      () => made(schema),
    ];
    for (const candidate of candidates) {
      for (const value of attempt(candidate)) {
        const text = codec.write(value) ?? fieldValue(value);
        if (text !== undefined && codec.read(text, 'exact').some(fits(schema)))
          return [{ id: 'made', key: '', value: text }];
      }
    }
    return described.required ? (header.examples ?? []) : [];
  };

  return {
    contents: (response: PrismResponse, described: Response | undefined) =>
      response.contents?.map((content) => {
        const mediaType = described?.content.find(({ type }) => type === content.mediaType);
        return lazily(content, () => bodyExamples(content, mediaType));
      }),
    headers: (response: PrismResponse, described: Response | undefined) =>
      response.headers?.map((header) => {
        const own = described?.headers.find(({ name }) => name.toLowerCase() === header.name.toLowerCase());
        return lazily({ ...header, schema: header.schema ?? {} }, () => headerExamples(header, own));
      }),
  };
}

/** A value where the description says that there is one, and not what it is. */
function anyExample({ mediaType }: PrismContent): readonly PrismExample[] {
  return isJson(essence(mediaType)) ? [{ id: 'made', key: '', value: {} }] : [];
}

/** A copy whose examples are made when they are first read. */
function lazily<T extends object>(owner: T, make: () => readonly PrismExample[]): T {
  let made: readonly PrismExample[] | undefined;
  return Object.defineProperty({ ...owner }, 'examples', { enumerable: true, get: () => (made ??= make()) });
}

/** An example with its value, as the description writes it: Prism's slice has no `$ref` in data. */
function documentedExample(
  example: PrismExample,
  described: MediaType | undefined,
  document: JsonObject,
): readonly (PrismExample & { readonly value: Json })[] {
  const named = described?.examples.find(({ name }) => (name ?? 'default') === example.key);
  const value = named ? valueAt(document, named.valuePointer) : ownValue(example);
  return value === undefined ? [] : [{ ...example, value }];
}

function ownValue(example: PrismExample): Json | undefined {
  if (!('value' in example)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a value of a description is JSON
  return unescapeReferences(example.value) as Json;
}

function documentedHeaderValues(document: JsonObject, { pointer }: Header): readonly Json[] {
  const header = valueAt(document, pointer);
  if (!isObject(header)) return [];
  const { example, examples } = header;
  const named = isObject(examples) ? Object.values(examples) : [];
  return [
    ...(example === undefined ? [] : [example]),
    ...named.flatMap((each) => (isObject(each) && each['value'] !== undefined ? [each['value']] : [])),
  ];
}
