import { toPointer, valueAt } from './json-pointer.js';
import { children, isObject, resolve } from './resolve.js';

/** Applicators of JSON Schema 2020-12 (Core, section 10), by what they hold. */
const holdsOne = [
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
];
const holdsMany = [
  'allOf',
  'anyOf',
  'dependentSchemas',
  'oneOf',
  'patternProperties',
  'prefixItems',
  'properties',
];

/**
 * Where constraints on the requests of an operation may stand: the pointers of all schemas of its body
 * and parameters, and of the objects whose `required` speaks of the request.
 * @param {unknown} document
 * @param {import('./operations.js').Operation} operation
 * @returns {{ schemas: Set<string>, holders: Set<string> }}
 */
export function requestConstraintsOf(document, operation) {
  const body = resolve(document, [...operation.tokens, 'requestBody']);
  const parameters = [
    ...children(document, operation.item, 'parameters'),
    ...children(document, operation, 'parameters'),
  ];
  const described = [...(body ? [body] : []), ...parameters];
  const schemas = new Set();
  for (const place of described) {
    collect(document, [...place.tokens, 'schema'], schemas);
    for (const mediaType of children(document, place, 'content')) {
      collect(document, [...mediaType.tokens, 'schema'], schemas);
    }
  }
  return { schemas, holders: new Set(described.map(({ tokens }) => toPointer(tokens))) };
}

/**
 * Collects the pointers of a schema and of all that it applies, references included.
 * @param {unknown} document
 * @param {string[]} tokens
 * @param {Set<string>} found
 */
function collect(document, tokens, found) {
  const open = [tokens];
  for (let next = open.pop(); next; next = open.pop()) {
    const place = resolve(document, next);
    const own = toPointer(next);
    // Beside a reference, keywords constrain as well (JSON Schema 2020-12 Core, section 8.2.3.1).
    if (!place || (found.has(own) && found.has(toPointer(place.tokens)))) continue;
    found.add(own);
    open.push(...(own === toPointer(place.tokens) ? [] : [place.tokens]), ...subschemas(document, next));
  }
}

/**
 * @param {unknown} document
 * @param {string[]} tokens
 * @returns {string[][]}
 */
function subschemas(document, tokens) {
  const schema = valueAt(document, tokens);
  if (!isObject(schema)) return [];
  const single = holdsOne.filter((keyword) => Object.hasOwn(schema, keyword)).map((keyword) => [keyword]);
  const several = holdsMany
    .filter((keyword) => Object.hasOwn(schema, keyword))
    .flatMap((keyword) => Object.keys(schema[keyword] ?? {}).map((key) => [keyword, key]));
  return single.concat(several).map((below) => tokens.concat(below));
}
