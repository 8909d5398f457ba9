import type { Behaviour, Description } from './described.ts';
import { soundLinked } from './linked.ts';
import { type Route, asks, describe, gives, takes } from './route.ts';
import { soundShelves } from './shelf.ts';
import { soundShops } from './shops.ts';

/** A provider that is right about its description. */
function sound(name: string, operation: Description, options: Parameters<typeof describe>[1] = {}): Route {
  const description = describe(operation, options);
  return { name, description, behaviour: { enforced: description }, finds: [] };
}

const getting = { method: 'get' };

const nobodys = sound(
  '404 for an id that is nobody’s',
  {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
    responses: { 200: { description: 'OK' }, 404: { description: 'Not found' } },
  },
  { method: 'get', path: '/things/{id}' },
);

const coercing = sound('booleans that are taken in any spelling', asks({ type: 'boolean' }), getting);
const spellings = /^(true|false|1|0|yes|no|on|off|t|f|y|n)$/i;

/** Has had enough every so often, and asks to be asked again; it answers the second time. */
function busy(every: number): NonNullable<Behaviour['reply']> {
  const refused = new Set<string>();
  let served = 0;
  return ({ method, query }, usual) => {
    const request = `${method} ${query.toString()}`;
    if (++served % every !== 0 || refused.has(request)) return usual;
    refused.add(request);
    return { status: 429, headers: { 'retry-after': '0' } };
  };
}

const limited = sound(
  '429 with Retry-After, which is waited for',
  asks({ type: 'integer', minimum: 1 }),
  getting,
);
const ignoring = sound('a read-only property that is ignored', {
  ...takes({ type: 'object', properties: { id: { type: 'string', readOnly: true } } }),
  ...gives({ type: 'object', properties: { id: { type: 'string', readOnly: true } } }, { id: 'own' }),
});

function member(kind: Description, more: Description): Description {
  return { type: 'object', required: ['kind', ...Object.keys(more)], properties: { kind, ...more } };
}

/** Told apart by the discriminator alone, as far as the description says; the provider goes by it. */
function discriminated(kinds: { card: Description; iban: Description }): Description {
  const schemas = {
    Card: member(kinds.card, { digits: { type: 'string', pattern: '^[0-9]{4}$' } }),
    Iban: member(kinds.iban, { country: { enum: ['DE', 'FR'] } }),
  };
  const oneOf = [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Iban' }];
  const mapping = { card: '#/components/schemas/Card', iban: 'Iban' };
  const discriminator = { propertyName: 'kind', mapping };
  return describe(takes({ oneOf, discriminator }), { components: { schemas } });
}

const text = { type: 'string' };

/** Providers without a defect, each near something that a careless tester takes for one. */
export const soundRoutes: readonly Route[] = [
  {
    name: 'a union told apart by its discriminator',
    description: discriminated({ card: text, iban: text }),
    behaviour: { enforced: discriminated({ card: { const: 'card' }, iban: { const: 'iban' } }) },
    finds: [],
  },
  sound(
    'a User-Agent that is required',
    { parameters: [{ name: 'User-Agent', in: 'header', required: true, schema: { type: 'string' } }] },
    getting,
  ),
  sound('numbers travel as text in a query', asks({ type: 'integer', minimum: 1, maximum: 9 }), getting),
  sound('booleans travel as text in a query', asks({ type: 'boolean' }), getting),
  sound('any text is a string in a query', asks({ type: 'string' }), getting),
  sound(
    'a list in a query',
    asks({ type: 'array', items: { type: 'string', minLength: 1 }, maxItems: 3 }),
    getting,
  ),
  sound('an empty list', takes({ type: 'array', items: { type: 'integer' }, minItems: 0 })),
  sound('additional properties', takes({ type: 'object', properties: { a: { type: 'integer' } } })),
  sound('optional authentication', { ...takes({ type: 'object' }), security: [{}, { token: [] }] }),
  sound('authentication', { ...takes({ type: 'object' }), security: [{ token: [] }] }),
  sound('an optional body', {
    requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
  }),
  sound('a response without content', { responses: { 204: { description: 'Done' } } }, getting),
  sound(
    'a header of a response',
    gives({ type: 'object' }, {}, { 'X-Count': { required: true, schema: { type: 'integer' }, example: 3 } }),
    getting,
  ),
  {
    ...nobodys,
    behaviour: { ...nobodys.behaviour, answer: () => ({ status: 404, body: { error: 'nobody’s' } }) },
  },
  {
    ...coercing,
    behaviour: {
      enforced: describe(asks({ type: 'string', pattern: spellings.source }), getting),
      reply: ({ query, method }, usual) =>
        method === 'get' && (!query.has('q') || spellings.test(query.get('q') ?? ''))
          ? { status: 200, body: {} }
          : usual,
    },
  },
  { ...limited, behaviour: { ...limited.behaviour, reply: busy(7) } },
  ignoring,
  {
    ...ignoring,
    name: 'a read-only property that is refused',
    behaviour: {
      ...ignoring.behaviour,
      reply: ({ body }, usual) => (body.includes('"id"') ? { status: 422, body: { error: 'no' } } : usual),
    },
  },
  sound('OPTIONS and HEAD that are not declared', asks({ type: 'string' }), getting),
  {
    ...sound('time that nobody limits', asks({ type: 'string' }), getting),
    options: { maximumResponseTime: 60_000 },
  },
  ...soundShelves,
  ...soundLinked,
  ...soundShops,
];
