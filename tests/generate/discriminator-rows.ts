import type { JsonObject } from '../../src/json.ts';
import { number, object, ref, text, type TypeRow } from './type-row.ts';

const tagged = (tag: string, rest: JsonObject): JsonObject =>
  object({ tag: { const: tag }, ...rest }, 'tag', ...Object.keys(rest));

/** Schemas that discriminators tell apart. */
export const discriminatorRows: Readonly<Record<string, TypeRow>> = {
  'a discriminator without mapping, of members with constants': {
    schemas: {
      Shape: { oneOf: [ref('RoundShape'), ref('FlatShape')], discriminator: { propertyName: 'tag' } },
      RoundShape: tagged('round', { radius: number }),
      FlatShape: object({ tag: { type: 'string', enum: ['flat', 'level'] }, width: number }, 'tag', 'width'),
    },
    valid: {
      Shape: [
        { tag: 'round', radius: 1 },
        { tag: 'level', width: 1 },
      ],
      RoundShape: [{ tag: 'round', radius: 2 }],
    },
    invalid: { Shape: [{ tag: 'RoundShape', radius: 1 }, { tag: 'round', width: 1 }, { tag: 'flat' }] },
    code: `export function area(shape: S['Shape']): number {
      switch (shape.tag) {
        case 'round': return shape.radius;
        case 'flat': case 'level': return shape.width;
        default: return shape satisfies never;
      }
    }
    export function half(shape: S['Shape']): number {
      switch (shape.tag) {
        case 'round': return shape.radius;
        // @ts-expect-error the other shape is left
        default: return shape satisfies never;
      }
    }`,
  },
  'a discriminator that maps by name, by reference, and two keys to one schema': {
    schemas: {
      Pay: {
        anyOf: [ref('ByCard'), ref('ByBank'), ref('Cash')],
        discriminator: {
          propertyName: 'by',
          mapping: { card: 'ByCard', debit: 'ByCard', bank: '#/components/schemas/ByBank' },
        },
      },
      ByCard: object({ by: text, pan: text }, 'by', 'pan'),
      ByBank: object({ by: text, iban: text }, 'by', 'iban'),
      Cash: object({ by: text }, 'by'),
      Many: { type: 'array', items: ref('Pay') },
      Map: { type: 'object', additionalProperties: ref('Pay') },
      Perhaps: { anyOf: [ref('Pay'), { type: 'null' }] },
      Named: { allOf: [ref('Pay'), object({ label: text }, 'label')] },
    },
    valid: {
      Pay: [{ by: 'card', pan: '1' }, { by: 'debit', pan: '1' }, { by: 'bank', iban: '1' }, { by: 'Cash' }],
      Many: [[{ by: 'bank', iban: '1' }, { by: 'Cash' }]],
      Map: [{ a: { by: 'debit', pan: '1' } }],
      Perhaps: [null, { by: 'Cash' }],
      Named: [{ by: 'bank', iban: '1', label: 'x' }],
    },
    invalid: { Named: [{ by: 'bank', iban: '1' }], Pay: [{ by: 5 }, null] },
    mistold: {
      Pay: [
        { by: 'ByCard', pan: '1' },
        { by: 'bank', pan: '1', x: 1 },
      ],
      Many: [[{ by: 'card', iban: '1' }]],
    },
    code: `export const read = (pay: S['Pay']): string =>
      pay.by === 'bank' ? pay.iban : pay.by === 'Cash' ? '' : pay.pan;
    export const named = (pay: S['Named']): string => (pay.by === 'bank' ? pay.iban : pay.label);
    export const cardKeys: Record<S['ByCard']['by'], 1> = { card: 1, debit: 1 };`,
  },
  'a base with a discriminator, and what extends it': {
    schemas: {
      Animal: {
        ...object({ kind: text, name: text }, 'kind'),
        discriminator: { propertyName: 'kind', mapping: { cat: ref('Cat').$ref ?? null, big_cat: 'Lion' } },
      },
      Cat: { allOf: [ref('Animal'), object({ lives: number })] },
      Lion: { allOf: [ref('Cat'), object({ pride: text }, 'pride')] },
      Dog: { allOf: [ref('Animal'), object({ bark: text })] },
      Owner: object({ pet: { allOf: [ref('Animal')], description: 'any' } }, 'pet'),
      Either: { oneOf: [ref('Lion'), ref('Dog')] },
    },
    valid: {
      Owner: [{ pet: { kind: 'cat', name: 'Tom' } }],
      Cat: [{ kind: 'cat', lives: 9 }],
      Lion: [{ kind: 'big_cat', pride: 'x' }],
      Dog: [{ kind: 'Dog' }],
    },
    invalid: { Owner: [{ pet: { name: 'Tom' } }], Lion: [{ kind: 'big_cat' }], Dog: [{ bark: 'x' }] },
    mistold: { Cat: [{ kind: 'dog' }], Dog: [{ kind: 'cat' }] },
    code: `export const read = (owner: S['Owner']): string => owner.pet.kind;
    export const pride = (either: S['Either']): string | undefined =>
      either.kind === 'big_cat' ? either.pride : either.bark;`,
  },
  'a base that lists what extends it': {
    schemas: {
      Event: {
        ...object({ type: text, at: text }, 'type'),
        oneOf: [ref('Made'), ref('Gone')],
        discriminator: { propertyName: 'type' },
      },
      Made: { allOf: [ref('Event'), object({ by: text }, 'by')] },
      Gone: { allOf: [ref('Event'), object({ why: text })] },
    },
    code: `export const made: S['Event'] = { type: 'Made', by: 'x', at: 'y' };
    export const why = (event: S['Event']): string | undefined => (event.type === 'Gone' ? event.why : event.by);`,
  },
  'a union of unions, and a base that names its kinds': {
    schemas: {
      All: {
        oneOf: [ref('Water'), ref('Stone')],
        discriminator: { propertyName: 'is', mapping: { wet: 'Water', stone: 'Stone' } },
      },
      Water: {
        oneOf: [ref('Sea'), ref('Rain')],
        discriminator: { propertyName: 'is', mapping: { sea: 'Sea', rain: 'Rain' } },
      },
      Sea: object({ is: text, salt: number }, 'is', 'salt'),
      Rain: object({ is: text, drops: number }, 'is', 'drops'),
      Kinds: object({ is: { type: 'string', enum: ['stone', 'sand'] } }, 'is'),
      Stone: { allOf: [ref('Kinds'), object({ weight: number }, 'weight')] },
    },
    valid: {
      All: [
        { is: 'sea', salt: 1 },
        { is: 'rain', drops: 1 },
        { is: 'stone', weight: 1 },
      ],
    },
    mistold: {
      All: [
        { is: 'wet', salt: 1 },
        { is: 'sand', weight: 1 },
      ],
    },
    code: `export const read = (all: S['All']): number =>
      all.is === 'sea' ? all.salt : all.is === 'rain' ? all.drops : all.weight;`,
  },
};
