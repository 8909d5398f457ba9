import type { Behaviour, Description } from './described.ts';
import type { Received, Reply } from './http.ts';
import type { Route } from './route.ts';

const label = { type: 'string', minLength: 1, maxLength: 40 };
const weight = { type: 'integer', minimum: 0 };
const schemas = {
  NewThing: { type: 'object', required: ['name'], properties: { name: label } },
  Thing: { type: 'object', required: ['id', 'name'], properties: { id: { type: 'string' }, name: label } },
  NewPart: { type: 'object', required: ['weight'], properties: { weight } },
  Part: {
    type: 'object',
    required: ['partId', 'weight'],
    properties: { partId: { type: 'integer' }, weight },
  },
};
const examples = { Thing: { id: 't1', name: 'a' }, Part: { partId: 1, weight: 2 } };

const json = (schema: Description, example: unknown = {}): Description => ({
  description: 'As it says',
  content: { 'application/json': { schema, example } },
});
const error = json({ type: 'object', required: ['error'] }, { error: 'no' });
const errors = { 400: error, 404: error, 409: error, 415: error };
const takes = (schema: 'NewThing' | 'NewPart'): Description => ({
  required: true,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
});
const inPath = (name: string, type: string): Description => ({
  name,
  in: 'path',
  required: true,
  schema: { type },
});
const gives = (schema: 'Thing' | 'Part'): Description =>
  json({ $ref: `#/components/schemas/${schema}` }, examples[schema]);

/** Things on a shelf that are made, read, changed and taken away, and their parts. */
export const shelfDescription: Description = {
  openapi: '3.1.0',
  info: { title: 'Shelf', version: '1.0.0' },
  paths: {
    '/things': {
      post: { requestBody: takes('NewThing'), responses: { ...errors, 201: gives('Thing') } },
      get: { responses: { ...errors, 200: json({ type: 'array', items: { type: 'object' } }, []) } },
    },
    '/things/{id}': {
      get: { parameters: [inPath('id', 'string')], responses: { ...errors, 200: gives('Thing') } },
      put: {
        parameters: [inPath('id', 'string')],
        requestBody: takes('NewThing'),
        responses: { ...errors, 200: gives('Thing') },
      },
      delete: {
        parameters: [inPath('id', 'string')],
        responses: { ...errors, 202: { description: 'Later' }, 204: { description: 'Gone' } },
      },
    },
    '/things/{id}/parts': {
      post: {
        parameters: [inPath('id', 'string')],
        requestBody: takes('NewPart'),
        responses: { ...errors, 201: gives('Part'), 202: { description: 'Later' } },
      },
    },
    '/things/{thing}/parts/{part_id}': {
      get: {
        parameters: [inPath('thing', 'string'), inPath('part_id', 'integer')],
        responses: { ...errors, 200: gives('Part') },
      },
    },
  },
  components: { schemas },
};

/** What a shelf holds. */
export interface Shelf {
  readonly things: Map<string, Description>;
  /** By their thing's id and their own. */
  readonly parts: Map<string, Description>;
  next: number;
}

/** Answers a request in another way than a shelf should; `undefined` where it is right. */
export type Peculiarity = (request: Received, shelf: Shelf) => Reply | undefined;

/** A provider with state, right but for what is peculiar about it. */
export function shelfRoute(
  name: string,
  finds: readonly string[],
  peculiar: Peculiarity = () => undefined,
  description = shelfDescription,
): Route {
  const shelf: Shelf = { things: new Map(), parts: new Map(), next: 1 };
  const answer: Behaviour['answer'] = (request) => peculiar(request, shelf) ?? onShelf(request, shelf);
  const options = { runs: 25 };
  return { name, description, finds, options, behaviour: { enforced: description, answer } };
}

const missing: Reply = { status: 404, body: { error: 'not on the shelf' } };

/** What a shelf answers when it is right. */
export function onShelf(request: Received, shelf: Shelf): Reply {
  const [, , id, , partId] = request.path.split('/').map(decodeURIComponent);
  if (id === undefined) return onThings(request, shelf);
  const found = shelf.things.get(id);
  if (!found) return missing;
  if (request.path.includes('/parts')) return onParts(request, shelf, id, partId);
  if (request.method === 'delete') {
    shelf.things.delete(id);
    return { status: 204 };
  }
  if (request.method === 'put') shelf.things.set(id, { ...JSON.parse(request.body || '{}'), id });
  return { status: 200, body: shelf.things.get(id) };
}

function onThings({ method, body }: Received, shelf: Shelf): Reply {
  if (method === 'get') return { status: 200, body: [...shelf.things.values()].slice(-3) };
  const id = `t${shelf.next++}`;
  const made = { ...JSON.parse(body || '{}'), id };
  shelf.things.set(id, made);
  return { status: 201, body: made };
}

function onParts({ method, body }: Received, shelf: Shelf, id: string, part: string | undefined): Reply {
  if (method === 'get') {
    const found = shelf.parts.get(`${id} ${part}`);
    return found ? { status: 200, body: found } : missing;
  }
  const partId = shelf.next++;
  const made = { ...JSON.parse(body || '{}'), partId };
  shelf.parts.set(`${id} ${partId}`, made);
  return { status: 201, body: made };
}

const isMaking = ({ method, path }: Received): boolean => method === 'post' && path === '/things';
const isRemoving = ({ method }: Received): boolean => method === 'delete';
const idIn = ({ path }: Received): string => decodeURIComponent(path.split('/')[2] ?? '');

/** Shelves with one planted defect each, which only a sequence of requests shows. */
export const shelfFaults: readonly Route[] = [
  shelfRoute('a deleted resource still there', ['gone-after-deletion'], (request, { things }) =>
    isRemoving(request) && things.has(idIn(request)) ? { status: 204 } : undefined,
  ),
  shelfRoute('a created resource not found', ['resource-available-after-creation'], (request, shelf) =>
    isMaking(request)
      ? { status: 201, body: { ...JSON.parse(request.body || '{}'), id: `t${shelf.next++}` } }
      : undefined,
  ),
  shelfRoute('a created part not found', ['resource-available-after-creation'], (request, shelf) =>
    request.method === 'post' && request.path.endsWith('/parts') && shelf.things.has(idIn(request))
      ? { status: 201, body: { ...JSON.parse(request.body || '{}'), partId: 5_000_000 + shelf.next++ } }
      : undefined,
  ),
  shelfRoute('a 500 three steps into a sequence', ['no-server-error'], (request, { things, parts }) => {
    const hasParts = parts.keys().some((key) => key.startsWith(`${idIn(request)} `));
    return request.method === 'put' && hasParts && things.has(idIn(request)) ? { status: 500 } : undefined;
  }),
  shelfRoute('a wrong answer after two changes', ['response-body'], (request, { things }) => {
    const found = things.get(idIn(request));
    if (request.method !== 'put' || !found) return undefined;
    const changes = Number(found['changes'] ?? 0) + 1;
    const changed = { ...JSON.parse(request.body || '{}'), id: found['id'], changes };
    things.set(idIn(request), changed);
    return { status: 200, body: changes > 1 ? { ...changed, name: null } : changed };
  }),
];

/** Shelves that are right, each near something that a careless tester takes for a defect. */
export const soundShelves: readonly Route[] = [
  shelfRoute('what is made, read, changed and taken away', []),
  shelfRoute('409 on repeated creation', [], (request, { things }) => {
    if (!isMaking(request)) return undefined;
    const { name } = JSON.parse(request.body || '{}');
    const isKnown = things.values().some((other) => other['name'] === name);
    return isKnown ? { status: 409, body: { error: 'it is there already' } } : undefined;
  }),
  shelfRoute('what is deleted says so', [], (request, { things }) => {
    const found = things.get(idIn(request));
    if (!found || !isRemoving(request)) return undefined;
    things.set(idIn(request), { ...found, deleted: true });
    return { status: 204 };
  }),
  shelfRoute('what is deleted goes later', [], (request, { things }) =>
    isRemoving(request) && things.has(idIn(request)) ? { status: 202 } : undefined,
  ),
];
