import type { MediaType } from '../contract/contract.ts';
import type { Json, JsonObject } from '../json.ts';
import { meantByBody } from '../wire/meant.ts';
import { essence, isJson } from '../wire/media-type.ts';
import type { PrismContent, PrismExample } from './prism.ts';
import type { ResponseValues } from './response-values.ts';
import { unescapeReferences } from './slice.ts';

/**
 * The examples of a response's body for Prism to answer with, all of which fit: the documented ones as they are
 * meant, and where none fits a value of the schema. An example that fits in no way keeps its key, with another value.
 *
 * @param unfit the keys of documented ones that are left out
 * @param described the Media Type Object; `undefined` where Prism knows one that the contract does not
 */
export function bodyExamples(
  document: JsonObject,
  content: PrismContent,
  described: MediaType | undefined,
  values: ResponseValues,
  unfit: ReadonlySet<string>,
): readonly PrismExample[] {
  const documented = values.isDynamic
    ? []
    : documentedExamples(content, described).filter(({ key }) => !unfit.has(key));
  if (described?.schema === undefined) return documented.length > 0 ? documented : anyExample(content);
  const fits = values.fits(described.schema);
  const meant = documented.map((example) => ({
    ...example,
    value: meantByBody(document, described, example.value, fits),
  }));
  const fitting = meant.filter(hasValue);
  if (fitting.length > 0 && fitting.length === meant.length) return fitting;
  const [value] = candidates(fitting, described, values);
  // Nothing fits: the schema allows no value, or none was found.
  if (value === undefined) return documented.length > 0 ? documented : atAnyRate(described.schema, values);
  const others = meant
    .filter((example) => !hasValue(example))
    .map((example) => Object.assign(example, { value }));
  return fitting.length > 0 ? [...fitting, ...others] : [{ id: 'made', key: '', value }, ...others];
}

/** What fits, the best first; each is made when it is first read. */
function* candidates(
  fitting: readonly Documented[],
  described: MediaType,
  values: ResponseValues,
): Generator<Json> {
  yield* fitting.map((example) => example.value);
  yield* sequences(described, values);
  if (described.schema !== undefined) yield* values.made(described.schema);
}

/** A list of items, for what is described by its items. */
function sequences({ schema, itemSchema }: MediaType, values: ResponseValues): readonly Json[] {
  if (schema === undefined || itemSchema === undefined) return [];
  return [values.sequence(`${schema}/items`)].filter(values.fits(schema));
}

/** What does not fit, where nothing does: a response all the same. */
function atAnyRate(schema: string, values: ResponseValues): readonly PrismExample[] {
  const value = values.unfit(schema);
  return value === undefined ? [] : [{ id: 'made', key: '', value }];
}

type Documented = PrismExample & { readonly value: Json };

function hasValue(example: { readonly value: Json | undefined }): example is Documented {
  return example.value !== undefined;
}

function documentedExamples(
  { examples = [] }: PrismContent,
  described: MediaType | undefined,
): readonly Documented[] {
  return examples.flatMap((example) => {
    const named = described?.examples.find(({ name }) => (name ?? 'default') === example.key);
    const value = named?.value ?? ownValue(example);
    return value === undefined ? [] : [{ ...example, value }];
  });
}

function ownValue(example: PrismExample): Json | undefined {
  if (!('value' in example)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a value of a description is JSON
  return unescapeReferences(example.value) as Json;
}

/** A value where the description says that there is one, and not what it is. */
function anyExample({ mediaType }: PrismContent): readonly PrismExample[] {
  const type = essence(mediaType);
  if (isJson(type)) return [{ id: 'made', key: '', value: {} }];
  // Bytes that nobody describes are any bytes.
  return /^(image|audio|video|font)\//.test(type) ? [{ id: 'made', key: '', value: 'made up' }] : [];
}
