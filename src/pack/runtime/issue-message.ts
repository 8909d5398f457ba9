type Parameters = Readonly<Record<string, unknown>>;

/** What is wrong, by the keyword that failed (Validation 2020-12, section 6; Core 2020-12, sections 10 and 11). */
const messages = new Map<string, (parameters: Parameters) => string>([
  ['type', ({ type }) => `must be ${Array.isArray(type) ? type.join(' or ') : String(type)}`],
  ['enum', () => 'must be one of the allowed values'],
  ['const', ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`],
  ['multipleOf', ({ multipleOf }) => `must be a multiple of ${String(multipleOf)}`],
  ['maximum', ({ limit }) => `must be at most ${String(limit)}`],
  ['exclusiveMaximum', ({ limit }) => `must be less than ${String(limit)}`],
  ['minimum', ({ limit }) => `must be at least ${String(limit)}`],
  ['exclusiveMinimum', ({ limit }) => `must be more than ${String(limit)}`],
  ['maxLength', ({ limit }) => `must have at most ${count(limit, 'character')}`],
  ['minLength', ({ limit }) => `must have at least ${count(limit, 'character')}`],
  ['pattern', ({ pattern }) => `must match the pattern ${String(pattern)}`],
  ['format', ({ format }) => `must have the format ${String(format)}`],
  ['maxItems', ({ limit }) => `must have at most ${count(limit, 'item')}`],
  ['minItems', ({ limit }) => `must have at least ${count(limit, 'item')}`],
  ['items', ({ limit }) => `must have at most ${count(limit, 'item')}`],
  ['unevaluatedItems', ({ limit, len }) => `must have at most ${count(limit ?? len, 'item')}`],
  ['uniqueItems', ({ i, j }) => `must have no equal items, and ${String(j)} and ${String(i)} are`],
  ['contains', ({ minContains }) => `must contain ${count(minContains, 'fitting item')} at least`],
  ['maxProperties', ({ limit }) => `must have at most ${count(limit, 'property', 'properties')}`],
  ['minProperties', ({ limit }) => `must have at least ${count(limit, 'property', 'properties')}`],
  ['required', () => 'is required'],
  ['dependentRequired', ({ property }) => `is required beside ${String(property)}`],
  ['additionalProperties', () => 'must not be there'],
  ['unevaluatedProperties', () => 'must not be there'],
  ['false schema', () => 'must not be there'],
  ['propertyNames', ({ propertyName }) => `must not have a property named ${JSON.stringify(propertyName)}`],
  ['anyOf', () => 'must fit at least one of the alternatives'],
  ['oneOf', () => 'must fit exactly one of the alternatives'],
  ['not', () => 'must not be like this'],
  ['if', () => 'must be otherwise, as a condition holds'],
]);

/** What a failed keyword says to people. */
export function issueMessage(keyword: string, parameters: Parameters): string {
  return messages.get(keyword)?.(parameters) ?? `must satisfy ${keyword}`;
}

function count(limit: unknown, one: string, many = `${one}s`): string {
  return `${String(limit)} ${limit === 1 ? one : many}`;
}
