import { isObject, type Json } from '../json.ts';

/** Something that the mock is known to do otherwise than the contract says, as Prism does, and the contract is not to blame for. */
export interface MockLimit {
  readonly id: string;
  /** What happens, as one sentence. */
  readonly what: string;
  /** Whether the mock takes what the contract forbids, refuses what it allows, or answers something else. */
  readonly kind: 'accepts-invalid' | 'rejects-valid' | 'answers-otherwise';
  /**
   * Whether it concerns every test of a constraint. Limits that show with some values only, or depend on
   * more than the constraint, concern none as a whole.
   */
  applies(subject: MockLimitSubject): boolean;
  /** Whether what it applies to spoils every other constraint of its place too: of the query, of the body. */
  readonly spreads: boolean;
  /** Whether it concerns a value, wherever that is valid. */
  concerns(value: Json, place: string): boolean;
}

/** A constraint on a request, as a limit sees it. */
export interface MockLimitSubject {
  /** The JSON Schema keyword, or the name of a rule about the request itself. */
  readonly keyword: string;
  /** JSON pointer to the keyword from the schema of the parameter or body, through references and applicators. */
  readonly keywordPath?: string | undefined;
  /** What the keyword says in the schema. */
  readonly value: Json | undefined;
  /** `body`, or where the parameter travels. */
  readonly in: string;
  /** The parameter's style (`content` when it has none); `undefined` for bodies. */
  readonly style: string | undefined;
  /** The body's media type; `undefined` for parameters, or when it is not known. */
  readonly mediaType?: string | undefined;
}

type Applies = MockLimit['applies'];

const no: Applies = () => false;

const ignoredFormats = new Set<Json | undefined>([
  'double',
  'float',
  'idn-email',
  'idn-hostname',
  'int64',
  'iri',
  'iri-reference',
]);

const contentKeywords = new Set(['contentEncoding', 'contentMediaType', 'contentSchema']);

/** Keywords of JSON Schema 2020-12 that Draft-07 does not have. */
const newKeywords = new Set([
  'dependentRequired',
  'dependentSchemas',
  'maxContains',
  'minContains',
  'prefixItems',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

/** Keywords that speak of properties whose names the schema does not list. */
const unnamedProperties = new Set([
  'additionalProperties',
  'maxProperties',
  'minProperties',
  'patternProperties',
  'propertyNames',
]);

const inherited: readonly Json[] = Object.getOwnPropertyNames(Object.prototype);

/** The limits of which one constraint is enough to spoil the others of its place. */
const spreading: ReadonlySet<string> = new Set(['uncompilable-schema']);

/** The limits that show with some values only. */
const values: ReadonlyMap<string, MockLimit['concerns']> = new Map([
  ['falsy-body', (value, place) => place === 'body' && [0, false, '', null].some((falsy) => falsy === value)],
]);

const acceptsInvalid = limitsOf('accepts-invalid', {
  'ignored-format': [
    'Prism does not know the formats double, float, idn-email, idn-hostname, int64, iri and iri-reference.',
    ({ keyword, value }) => keyword === 'format' && ignoredFormats.has(value),
  ],
  'lenient-date-time': [
    'Prism takes a date-time with a space for the T, and an offset of hours only or without its colon.',
    no,
  ],
  'content-keywords': [
    'Prism does not look into strings: contentMediaType, contentEncoding and contentSchema are ignored.',
    ({ keyword }) => contentKeywords.has(keyword),
  ],
  'primitive-object': [
    'Prism takes a primitive for an object in a parameter.',
    ({ keyword, value, in: place, style }) =>
      place !== 'body' && style !== 'content' && keyword === 'type' && value === 'object',
  ],
  'draft-07-parameters': [
    'Prism validates parameters as Draft-07, where the keywords that came later mean nothing.',
    ({ keyword, in: place }) => place !== 'body' && newKeywords.has(keyword),
  ],
  'parameter-content': [
    'Prism does not validate a parameter that is described by content, only that it is there.',
    ({ keyword, style }) => style === 'content' && keyword !== 'required-parameter',
  ],
  'deep-object-members': [
    'Prism reads of a deepObject only the properties that the schema lists.',
    ({ keyword, style }) => style === 'deepObject' && unnamedProperties.has(keyword),
  ],
  'empty-query-value': [
    'Prism takes a query parameter without a value for an absent one.',
    ({ keyword, value, in: place }) => place === 'query' && keyword === 'minLength' && value === 1,
  ],
  'inherited-names': [
    'Prism takes the names that every object inherits in JavaScript, such as toString, for present.',
    ({ keyword, value }) =>
      keyword === 'required' && Array.isArray(value) && value.some((name) => inherited.includes(name)),
  ],
  'uncompilable-schema': [
    'Prism validates nothing by a schema that it cannot compile, and says nothing.',
    ({ keyword, value }) => keyword === 'pattern' && typeof value === 'string' && !isPattern(value),
  ],
  'anchor-reference': ['Prism does not follow references to anchors, and validates nothing there.', no],
  'sibling-additional-properties': [
    'Prism merges the branches of an allOf, so additionalProperties in one permits what the others list.',
    ({ keywordPath = '' }) => /\/allOf\/\d+(\/\$ref)*\/additionalProperties$/.test(keywordPath),
  ],
  'read-only-value': ['Prism ignores readOnly properties in requests, whatever their values.', no],
  'lenient-number': [
    'Prism reads numbers in parameters as JavaScript does: 0x10, 1e1, surrounding spaces, Infinity.',
    no,
  ],
  'untyped-number': [
    'Prism keeps a parameter whose schema names no type a text, which no number bound touches.',
    no,
  ],
  'repeated-value': ['Prism takes the last of several values where a list is not exploded.', no],
  'name-case': ['Prism ignores case in the names of query parameters and cookies.', no],
  'form-members': [
    'Prism drops the members of a form that the schema does not list.',
    ({ keyword, mediaType }) => isForm(mediaType) && unnamedProperties.has(keyword),
  ],
  'structured-suffix': ['Prism takes application/vnd.example+json where application/json is declared.', no],
});

const rejectsValid = limitsOf('rejects-valid', {
  'one-of-primitives': [
    'Prism turns a parameter into each type of a oneOf, so that several branches take it.',
    ({ keyword, value, in: place, style }) =>
      place !== 'body' &&
      style !== 'content' &&
      keyword === 'oneOf' &&
      Array.isArray(value) &&
      value.filter(isPrimitive).length > 1,
  ],
  'fractional-multiple-of': [
    'Prism divides without tolerance: 0.07 is no multiple of 0.01.',
    ({ keyword, value }) => keyword === 'multipleOf' && typeof value === 'number' && !Number.isInteger(value),
  ],
  'read-only-in-branches': [
    'Prism requires readOnly properties in requests below oneOf, anyOf, additionalProperties and prefixItems.',
    ({ keyword, value }) =>
      /^(oneOf|anyOf|additionalProperties|prefixItems)$/.test(keyword) &&
      JSON.stringify(value ?? null).includes('"readOnly":true'),
  ],
  'patterns-in-all-of': [
    'Prism merges the patterns of an allOf into one that an end anchor makes unmatchable.',
    no,
  ],
  'falsy-body': ['Prism takes the bodies 0, false, "" and null for no body.', no],
  'empty-string-parameter': ['Prism takes an empty string in a query for an absent parameter.', no],
  'untyped-constant': [
    'Prism compares a parameter whose schema names no type as text: 5 is not the constant 5.',
    no,
  ],
  'comma-in-list': ['Prism splits lists in paths and headers at encoded commas too.', no],
  'exploded-label-object': ['Prism splits an exploded object of style label at commas, not at dots.', no],
  'text-body': [
    'Prism does not read text/plain or text/json as anything but a string.',
    ({ keyword, value, mediaType = '' }) =>
      /^text\/(plain|json)$/.test(mediaType) && keyword === 'type' && value !== 'string',
  ],
  'xml-body': [
    'Prism does not parse XML, and validates it as a string.',
    ({ mediaType }) => mediaType !== undefined && /[/+]xml$/.test(mediaType),
  ],
  'form-object': [
    'Prism does not read objects in forms, where they travel as JSON.',
    ({ keyword, keywordPath = '', value, mediaType }) =>
      isForm(mediaType) &&
      keyword === 'type' &&
      value === 'object' &&
      /\/(properties|items|additionalProperties)\//.test(keywordPath),
  ],
  'form-list': [
    'Prism does not read lists in forms unless their encoding names a style.',
    ({ keyword, value, mediaType }) => isForm(mediaType) && keyword === 'type' && value === 'array',
  ],
});

const answersOtherwise = limitsOf('answers-otherwise', {
  'invalid-example': ['Prism answers an example of the description although it breaks its own schema.', no],
  'first-error-example': [
    'Prism answers every broken rule with the first example of the error response, unless an overlay links another one to it.',
    no,
  ],
});

/** Every known limit of the mock. Each has a test that fails when Prism mends it. */
export const mockLimits: readonly MockLimit[] = [...acceptsInvalid, ...rejectsValid, ...answersOtherwise];

function limitsOf(
  kind: MockLimit['kind'],
  table: Readonly<Record<string, readonly [string, Applies]>>,
): MockLimit[] {
  return Object.entries(table).map(([id, [what, applies]]) => ({
    id,
    what,
    kind,
    applies,
    spreads: spreading.has(id),
    concerns: (value, place) => values.get(id)?.(value, place) ?? false,
  }));
}

// A branch behind a reference may be anything.
function isPrimitive(branch: Json): boolean {
  if (!isObject(branch)) return false;
  const { type } = branch;
  return type === undefined || (type !== 'object' && type !== 'array');
}

function isForm(mediaType: string | undefined): boolean {
  return mediaType === 'application/x-www-form-urlencoded' || mediaType === 'multipart/form-data';
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}
