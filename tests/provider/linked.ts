import type { Description } from './described.ts';
import type { Received, Reply } from './http.ts';
import type { Route } from './route.ts';

const order = { type: 'object', properties: { receipt: { type: 'string' } } };

/** An order whose receipt only a link leads to: no path says so. */
const description: Description = {
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1.0.0' },
  paths: {
    '/orders': {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
        responses: {
          200: {
            description: 'Taken',
            content: { 'application/json': { schema: order, example: { receipt: 'r1' } } },
            links: {
              receipt: {
                operationId: 'readReceipt',
                parameters: { 'query.number': '$response.body#/receipt' },
              },
            },
          },
          400: { description: 'No' },
          415: { description: 'No' },
        },
      },
    },
    '/receipts': {
      get: {
        operationId: 'readReceipt',
        parameters: [{ name: 'number', in: 'query', required: true, schema: { type: 'string' } }],
        responses: {
          200: { description: 'The receipt' },
          400: { description: 'No' },
          404: { description: 'None' },
        },
      },
    },
  },
};

function linkedRoute(name: string, finds: readonly string[], receipt: Reply): Route {
  const answer = ({ path, query }: Received, usual: Reply): Reply => {
    if (path === '/orders') return usual;
    return query.get('number') === 'r1' ? receipt : { status: 404 };
  };
  return { name, description, finds, behaviour: { enforced: description, answer } };
}

/** Providers whose defect only shows to who follows a link. */
export const linkedFaults: readonly Route[] = [
  linkedRoute('a 500 behind a link', ['no-server-error'], { status: 500 }),
  linkedRoute('a link to nothing', ['resource-available-after-creation'], { status: 404 }),
];

/** Right providers with links. */
export const soundLinked: readonly Route[] = [linkedRoute('a link', [], { status: 200 })];
