/** @typedef {(value: unknown, schema: Record<string, unknown>) => boolean} Allows */

/** @type {Allows} */
const nothing = () => false;
/** @type {Allows} */
const below1 = (value) => typeof value !== 'number' || value <= 0;
/** @type {Allows} */
const isEmpty = (value) => typeof value !== 'object' || value === null || Object.keys(value).length === 0;
/** @type {Allows} */
const anySchema = (value) => value === true || (typeof value === 'object' && isEmpty(value, {}));
/** @type {Allows} */
const everySchema = (value) =>
  isEmpty(value, {}) || Object.values(Object(value)).every((schema) => anySchema(schema, {}));

/**
 * The keywords that can make a value invalid (JSON Schema 2020-12 Validation, section 6 and 7; Core,
 * sections 10 and 11), each with when it allows everything, and so enforces nothing.
 * @type {Readonly<Record<string, Allows>>}
 */
export const assertionKeywords = {
  additionalProperties: anySchema,
  allOf: everySchema,
  anyOf: (value) =>
    isEmpty(value, {}) || Object.values(Object(value)).some((schema) => anySchema(schema, {})),
  const: nothing,
  contains: nothing,
  dependentRequired: isEmpty,
  dependentSchemas: everySchema,
  enum: nothing,
  exclusiveMaximum: nothing,
  exclusiveMinimum: nothing,
  format: nothing,
  if: (_, schema) => !Object.hasOwn(schema, 'then') && !Object.hasOwn(schema, 'else'),
  items: anySchema,
  maxContains: (_, schema) => !Object.hasOwn(schema, 'contains'),
  maximum: nothing,
  maxItems: nothing,
  maxLength: nothing,
  maxProperties: nothing,
  minContains: (value, schema) => below1(value, schema) || !Object.hasOwn(schema, 'contains'),
  minimum: nothing,
  minItems: below1,
  minLength: below1,
  minProperties: below1,
  multipleOf: nothing,
  not: nothing,
  oneOf: nothing,
  pattern: (value) => value === '',
  patternProperties: everySchema,
  prefixItems: everySchema,
  propertyNames: anySchema,
  required: isEmpty,
  type: nothing,
  unevaluatedItems: anySchema,
  unevaluatedProperties: anySchema,
  uniqueItems: (value) => value !== true,
};
