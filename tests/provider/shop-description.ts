import type { Description } from './described.ts';

const properties: Readonly<Record<string, Description>> = {
  Customer: {
    email: { type: 'string', format: 'email', maxLength: 60 },
    name: { type: 'string', minLength: 1, maxLength: 12 },
    note: { type: 'string', maxLength: 20 },
  },
  Product: { title: { type: 'string', minLength: 1, maxLength: 30 }, price: { type: 'number', minimum: 0 } },
  Order: {
    customerId: { type: 'integer' },
    status: { enum: ['open', 'paid'] },
    comment: { type: 'string', maxLength: 40 },
  },
  Line: { productId: { type: 'integer' }, quantity: { type: 'integer', minimum: 1, maximum: 99 } },
};
const required: Readonly<Record<string, readonly string[]>> = {
  Customer: ['email', 'name'],
  Product: ['title', 'price'],
  Order: ['customerId'],
  Line: ['productId', 'quantity'],
};

/** What is sent, and what comes back: that has an id. */
const schemas: Description = Object.fromEntries([
  ...Object.entries(properties).flatMap(([name, own]) => [
    [`New${name}`, { type: 'object', required: required[name], properties: own }],
    [
      name,
      {
        type: 'object',
        required: ['id', ...(required[name] ?? [])],
        properties: { id: { type: 'integer' }, ...own },
      },
    ],
  ]),
  ['Error', { type: 'object', required: ['error'], properties: { error: { type: 'string' } } }],
]);

const of = (name: string): Description => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Description): Description => ({
  description: 'As it says',
  content: { 'application/json': { schema } },
});
const error = json(of('Error'));
const errors = { 400: error, 404: error, 409: error, 415: error, 422: error };
const takes = (name: string): Description => ({
  required: true,
  content: { 'application/json': { schema: of(`New${name}`) } },
});
const parameter = (name: string): Description => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'integer' },
});
const created = (name: string): Description => ({
  ...json(of(name)),
  headers: { Location: { schema: { type: 'string' }, example: '' } },
});

/** The operations on a collection and on its items. */
function collection(path: string, name: string, own: string, parents: readonly string[] = []): Description {
  const above = parents.map(parameter);
  const item = [...above, parameter(own)];
  return {
    [path]: {
      post: { parameters: above, requestBody: takes(name), responses: { ...errors, 201: created(name) } },
      get: { parameters: above, responses: { ...errors, 200: json({ type: 'array', items: of(name) }) } },
    },
    [`${path}/{${own}}`]: {
      get: { parameters: item, responses: { ...errors, 200: json(of(name)) } },
      put: { parameters: item, requestBody: takes(name), responses: { ...errors, 200: json(of(name)) } },
      delete: { parameters: item, responses: { ...errors, 204: { description: 'Gone' } } },
    },
  };
}

/** Customers, what they buy, and what their orders consist of: a line needs an order and a product, an order a customer. */
export const shopDescription: Description = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1.0.0' },
  paths: {
    ...collection('/customers', 'Customer', 'customerId'),
    ...collection('/products', 'Product', 'productId'),
    ...collection('/orders', 'Order', 'orderId'),
    ...collection('/orders/{orderId}/lines', 'Line', 'lineId', ['orderId']),
    '/events': {
      get: {
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
        responses: {
          ...errors,
          200: json({
            type: 'object',
            required: ['items'],
            properties: { items: { type: 'array', items: { type: 'integer' } }, next: { type: 'string' } },
          }),
        },
      },
    },
  },
  components: { schemas },
};
