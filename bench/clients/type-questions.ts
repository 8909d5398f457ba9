/** What is asked of a type: whether it takes the values that its schema takes, and no others. */
export interface TypeQuestion {
  readonly title: string;
  /** Component schemas; the first is the one that is asked about. */
  readonly schemas: Readonly<Record<string, object>>;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

const text = { type: 'string' };
const number = { type: 'number' };
const object = (properties: object, ...required: string[]): object => ({
  type: 'object',
  properties,
  required,
});
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** Each is a kind of complaint that is public about some generator of types. */
export const typeQuestions: readonly TypeQuestion[] = [
  {
    title: 'a discriminator with a mapping',
    schemas: {
      Shape: {
        oneOf: [ref('Round'), ref('Flat')],
        discriminator: {
          propertyName: 'tag',
          mapping: { round: '#/components/schemas/Round', flat: '#/components/schemas/Flat' },
        },
      },
      Round: object({ tag: text, radius: number }, 'tag', 'radius'),
      Flat: object({ tag: text, width: number }, 'tag', 'width'),
    },
    valid: [
      { tag: 'round', radius: 1 },
      { tag: 'flat', width: 1 },
    ],
    invalid: [
      { tag: 'Round', radius: 1 },
      { tag: 'round', width: 1 },
    ],
  },
  {
    title: '`const` in the members of a discriminated union',
    schemas: {
      Event: { oneOf: [ref('Made'), ref('Gone')], discriminator: { propertyName: 'type' } },
      Made: object({ type: { const: 'order.made' }, id: text }, 'type', 'id'),
      Gone: object({ type: { const: 'order.gone' } }, 'type'),
    },
    valid: [{ type: 'order.made', id: 'x' }],
    invalid: [{ type: 'Made', id: 'x' }, { type: 'order.made' }],
  },
  {
    title: '`required` in another part of `allOf` than the property',
    schemas: { Needy: { allOf: [ref('Fields'), { required: ['first'] }] }, Fields: object({ first: text }) },
    valid: [{ first: 'x' }],
    invalid: [{}],
  },
  {
    title: 'alternatives of `required`',
    schemas: {
      Either: { ...object({ a: text, b: text }), anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    },
    valid: [{ a: 'x' }, { b: 'x' }],
    invalid: [{}],
  },
  {
    title: '`prefixItems` that end',
    schemas: { Pair: { type: 'array', prefixItems: [text, number], minItems: 2, items: false } },
    valid: [['a', 1]],
    invalid: [['a'], [1, 'a'], ['a', 1, 1]],
  },
  {
    title: '`prefixItems` with others after them',
    schemas: { Row: { type: 'array', prefixItems: [text], minItems: 1, items: number } },
    valid: [['a'], ['a', 1, 2]],
    invalid: [[], ['a', 'b']],
  },
  {
    title: '`enum` without null, of a nullable type',
    schemas: { Word: { type: ['string', 'null'], enum: ['a', 'b'] } },
    valid: ['a'],
    invalid: [null, 'c'],
  },
  {
    title: 'properties beside an `anyOf`',
    schemas: {
      Both: { ...object({ id: text }, 'id'), anyOf: [object({ a: text }, 'a'), object({ b: number }, 'b')] },
    },
    valid: [
      { id: 'x', a: 'y' },
      { id: 'x', b: 1 },
    ],
    invalid: [{ a: 'y' }, { id: 'x' }],
  },
  {
    title: 'other properties of another type than the named',
    schemas: {
      Open: { ...object({ count: number }, 'count'), additionalProperties: { type: 'array', items: text } },
    },
    valid: [{ count: 1, tags: ['x'] }],
    invalid: [{ tags: ['x'] }],
  },
];
