import { setTimeout } from 'node:timers/promises';
import type { Behaviour, Description } from './described.ts';
import type { Received, Reply } from './http.ts';
import { linkedFaults } from './linked.ts';
import { type Route, asks, describe, gives, takes } from './route.ts';
import { shelfFaults } from './shelf.ts';
import { shopFaults } from './shops.ts';

/** A provider whose answers to valid requests are wrong. */
function answers(
  name: string,
  finds: string[],
  operation: Description,
  answer: NonNullable<Behaviour['answer']>,
): Route {
  const description = describe(operation, { method: 'get' });
  return { name, description, finds, behaviour: { enforced: description, answer } };
}

/** A provider that enforces another operation than it describes. */
function enforces(
  name: string,
  described: Description,
  enforced: Description,
  options: Parameters<typeof describe>[1] = {},
): Route {
  return {
    name,
    description: describe(described, options),
    behaviour: { enforced: describe(enforced, options) },
    finds: ['violating-request-rejected', 'valid-request-accepted'],
  };
}

const status =
  (code: number) =>
  (_: Received, usual: Reply): Reply => ({ ...usual, status: code });
const body =
  (value: unknown) =>
  (_: Received, usual: Reply): Reply => ({ ...usual, body: value });

const named = {
  type: 'object',
  required: ['name', 'kind'],
  properties: { name: { type: 'string' }, kind: { enum: ['a', 'b'] } },
};
const thing = gives(named, { name: 'n', kind: 'a' });
const tagged = gives(
  { type: 'object' },
  {},
  { 'X-Count': { required: true, schema: { type: 'integer' }, example: 3 } },
);

/** An operation that takes an object with a name. */
function takesName(limit: Description): Description {
  return takes({ type: 'object', required: ['name'], properties: { name: { type: 'string', ...limit } } });
}

/** A provider that takes the code units of a text in UTF-16 for its characters. */
function countsUnits(keyword: 'maxLength' | 'minLength'): Route {
  const answer = ({ body: text }: Received, usual: Reply): Reply => {
    const { length } = String(Object.entries(parsed(text)).find(([key]) => key === 'name')?.[1]);
    const isAllowed = keyword === 'maxLength' ? length <= 6 : length >= 6;
    return isAllowed ? usual : { status: 400, body: { error: 'length' } };
  };
  return {
    name: `code units counted for ${keyword}`,
    description: describe(takesName({ [keyword]: 6 })),
    finds: ['length-in-characters', 'valid-request-accepted', 'violating-request-rejected'],
    behaviour: { enforced: describe(takesName({})), answer },
  };
}

const wrongAnswers: Route[] = [
  ...(['maxLength', 'minLength'] as const).map((keyword) => countsUnits(keyword)),
  answers('always 500', ['no-server-error'], thing, status(500)),
  answers(
    '500 for one enum value',
    ['no-server-error'],
    { ...thing, ...asks({ enum: ['x', 'y', 'z'] }) },
    (request, usual) => (request.query.get('q') === 'z' ? { status: 500 } : usual),
  ),
  answers(
    '500 at a maximum',
    ['no-server-error'],
    { ...thing, ...asks({ type: 'integer', minimum: 1, maximum: 977 }) },
    (request, usual) => (request.query.get('q') === '977' ? { status: 500 } : usual),
  ),
  answers('an undocumented status', ['status-documented'], thing, status(203)),
  answers('an undocumented empty 204', ['status-documented'], thing, () => ({ status: 204 })),
  answers('another content type', ['content-type-documented'], thing, (_, usual) => ({
    ...usual,
    headers: { 'content-type': 'text/html' },
  })),
  answers('malformed JSON', ['response-body'], thing, (_, usual) => ({ ...usual, raw: '{"name":' })),
  answers('a required property missing', ['response-body'], thing, body({ kind: 'a' })),
  answers('a value outside its enum', ['response-body'], thing, body({ name: 'n', kind: 'c' })),
  answers('a header missing', ['response-headers'], tagged, (_, usual) => ({ ...usual, headers: {} })),
  answers('a header of another type', ['response-headers'], tagged, (_, usual) => ({
    ...usual,
    headers: { 'X-Count': 'many' },
  })),
];

/** Fails every so often, whatever is asked. */
function nowAndThen(every: number): NonNullable<Behaviour['answer']> {
  let served = 0;
  return (_, usual) => (++served % every === 0 ? { status: 500 } : usual);
}

const slowly: NonNullable<Behaviour['answer']> = async ({ query }, usual) => {
  if (query.get('q') === 'slow') await setTimeout(60);
  return usual;
};

const repetition: Route[] = [
  answers('a flaky 500', ['no-server-error'], thing, nowAndThen(23)),
  {
    ...answers(
      'slow',
      ['response-time'],
      { ...thing, ...asks({ enum: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'slow'] }) },
      slowly,
    ),
    options: { maximumResponseTime: 50, concurrency: 1 },
  },
];

const count = (bounds: Description) => takes({ type: 'object', required: ['n'], properties: { n: bounds } });
const list = (bounds: Description) => count({ type: 'array', items: { type: 'integer' }, ...bounds });
const text = (bounds: Description) => count({ type: 'string', ...bounds });
const record = (bounds: Description) => count({ type: 'object', ...bounds });

/** Each enforced one off, in both directions. */
const offByOne: Route[] = [
  ['minimum', count({ type: 'integer', minimum: 3 }), count({ type: 'integer', minimum: 2 })],
  ['minimum, too strict', count({ type: 'integer', minimum: 3 }), count({ type: 'integer', minimum: 4 })],
  ['maximum', count({ type: 'integer', maximum: 30 }), count({ type: 'integer', maximum: 31 })],
  ['maximum, too strict', count({ type: 'integer', maximum: 30 }), count({ type: 'integer', maximum: 29 })],
  [
    'exclusiveMinimum',
    count({ type: 'integer', exclusiveMinimum: 3 }),
    count({ type: 'integer', minimum: 3 }),
  ],
  [
    'exclusiveMaximum',
    count({ type: 'integer', exclusiveMaximum: 30 }),
    count({ type: 'integer', maximum: 30 }),
  ],
  ['multipleOf', count({ type: 'integer', multipleOf: 5 }), count({ type: 'integer' })],
  ['minLength', text({ minLength: 3 }), text({ minLength: 2 })],
  ['maxLength', text({ maxLength: 30 }), text({ maxLength: 31 })],
  ['maxLength, too strict', text({ maxLength: 30 }), text({ maxLength: 29 })],
  ['pattern', text({ pattern: '^[a-z]{3}$' }), text({ pattern: '^[a-z]{3,4}$' })],
  ['minItems', list({ minItems: 3 }), list({ minItems: 2 })],
  ['maxItems', list({ maxItems: 30 }), list({ maxItems: 31 })],
  ['uniqueItems', list({ uniqueItems: true }), list({})],
  ['minProperties', record({ minProperties: 3 }), record({ minProperties: 2 })],
  ['maxProperties', record({ maxProperties: 3 }), record({ maxProperties: 4 })],
  ['additionalProperties', record({ additionalProperties: false }), record({})],
].map(([name, described, enforced]) =>
  enforces(`${name as string} off by one`, described as Description, enforced as Description),
);

/** A component that is referred to through two others. */
function deep(schema: Description): Parameters<typeof describe>[1] {
  const schemas = {
    A: { $ref: '#/components/schemas/B' },
    B: { type: 'object', properties: { c: { $ref: '#/components/schemas/C' } }, required: ['c'] },
    C: schema,
  };
  return { components: { schemas } };
}

function unenforcedDeep(name: string, schema: Description, loose: Description): Route {
  const operation = takes({ $ref: '#/components/schemas/A' });
  const strict = enforces(`${name}, three references deep`, operation, operation, deep(schema));
  return { ...strict, behaviour: { enforced: describe(operation, deep(loose)) } };
}

const unenforced: Route[] = [
  unenforcedDeep('an integer range', { type: 'integer', minimum: 1, maximum: 9 }, { type: 'integer' }),
  unenforcedDeep('a required property', named, { ...named, required: ['name'] }),
  unenforcedDeep('a uuid', { type: 'string', format: 'uuid' }, { type: 'string' }),
  unenforcedDeep('an email', { type: 'string', format: 'email' }, { type: 'string' }),
  enforces('a minimum length, of which it counts nothing', takesName({ minLength: 6 }), takesName({})),
  enforces(
    'a pattern in a header',
    asks({ type: 'string', pattern: '^[a-z]{4}$' }, { name: 'X-Code', in: 'header' }),
    asks({ type: 'string' }, { name: 'X-Code', in: 'header' }),
    { method: 'get' },
  ),
  enforces(
    'the items of a query array',
    asks({ type: 'array', items: { type: 'integer', maximum: 9 } }),
    asks({ type: 'array', items: { type: 'integer' } }),
    { method: 'get' },
  ),
  enforces(
    'a required query parameter',
    asks({ type: 'string' }, { required: true }),
    asks({ type: 'string' }),
    { method: 'get' },
  ),
  enforces(
    'one branch of a oneOf',
    takes({ oneOf: [branch('a', { maximum: 5 }), branch('b', { maximum: 5 })] }),
    takes({ oneOf: [branch('a', { maximum: 5 }), branch('b', {})] }),
  ),
  enforces(
    'the values of additional properties',
    takes({ type: 'object', additionalProperties: { type: 'integer' } }),
    takes({ type: 'object' }),
  ),
  enforces('the body being there', takes({ type: 'object' }), {
    requestBody: { content: takes({})['requestBody'].content },
  }),
];

function branch(kind: string, bounds: Description): Description {
  return {
    type: 'object',
    required: ['kind', 'n'],
    properties: { kind: { const: kind }, n: { type: 'integer', ...bounds } },
  };
}

const secured = { ...takes({ type: 'object' }), security: [{ token: [] }] };

/** A provider whose refusals, or other answers to what is not valid, are wrong. */
function replies(
  name: string,
  finds: string[],
  operation: Description,
  reply: NonNullable<Behaviour['reply']>,
): Route {
  const description = describe(operation);
  return { name, description, finds, behaviour: { enforced: description, reply } };
}

const numbered = {
  type: 'object',
  properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
};
const made = { ...takes(numbered), ...gives(numbered, { id: 1, name: 'n' }) };

const protocol: Route[] = [
  replies('405 without Allow', ['allow-header'], takes({ type: 'object' }), (_, usual) =>
    usual.status === 405 ? { ...usual, headers: {} } : usual,
  ),
  replies('200 to an undeclared method', ['undeclared-method-refused'], takes({}), (_, usual) =>
    usual.status === 405 ? { status: 200 } : usual,
  ),
  replies('an undeclared content type accepted', ['violating-request-rejected'], takes({}), (_, usual) =>
    usual.status === 415 ? { status: 200, body: {} } : usual,
  ),
  replies('a read-only property accepted', ['read-only-kept'], made, ({ body: sent }, usual) =>
    usual.status === 200 ? { ...usual, body: { id: 1, name: 'n', ...parsed(sent) } } : usual,
  ),
  replies('an undocumented error', ['status-documented'], takes({ type: 'object' }), (_, usual) =>
    usual.status === 400 ? { ...usual, status: 422 } : usual,
  ),
  replies('another error than documented', ['response-body'], takes({ type: 'object' }), (_, usual) =>
    usual.status === 400 ? { ...usual, body: { message: 'no' } } : usual,
  ),
  {
    name: 'made-up credentials accepted',
    description: describe(secured),
    behaviour: {
      enforced: describe(secured),
      reply: ({ headers }, usual) =>
        usual.status === 401 && headers['authorization'] ? { status: 200, body: {} } : usual,
    },
    finds: ['authentication-enforced'],
  },
  {
    ...enforces('authentication', secured, { ...secured, security: [] }),
    finds: ['authentication-enforced'],
  },
  {
    name: 'unparseable JSON accepted',
    description: describe(takes({ type: 'object' })),
    behaviour: { enforced: describe({}) },
    finds: ['violating-request-rejected'],
  },
];

/** Providers with one planted defect each. */
export const faults: readonly Route[] = [
  ...wrongAnswers,
  ...repetition,
  ...offByOne,
  ...unenforced,
  ...protocol,
  ...shelfFaults,
  ...shopFaults,
  ...linkedFaults,
];

function parsed(json: string): object {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}
