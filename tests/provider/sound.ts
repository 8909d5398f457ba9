import type { Description } from './described.ts';
import { soundLinked } from './linked.ts';
import { type Route, asks, describe, gives, takes } from './route.ts';
import { soundShelves } from './shelf.ts';

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

/** Providers without a defect, each near something that a careless tester takes for one. */
export const soundRoutes: readonly Route[] = [
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
  ...soundShelves,
  ...soundLinked,
];
