/** A small contract with one of everything that code can use: written as JSON, as it is the document itself. */
export const bookings = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: { title: 'Bookings', version: '2.1.0' },
  servers: [{ url: 'https://bookings.example' }],
  paths: {
    '/bookings': {
      get: {
        operationId: 'listBookings',
        parameters: [
          { name: 'room', in: 'query', schema: { type: 'string', enum: ['north', 'south', 'attic'] } },
          { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } },
          { name: 'day', in: 'query', schema: { type: 'string', format: 'date' } },
        ],
        responses: {
          '200': {
            description: 'Some.',
            headers: { 'X-Count': { required: true, schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['bookings'],
                  properties: {
                    bookings: { type: 'array', items: { $ref: '#/components/schemas/Booking' } },
                    next: { type: 'string' },
                  },
                },
              },
            },
          },
        },
      },
      post: {
        operationId: 'createBooking',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Booking' } } },
        },
        responses: {
          '201': {
            description: 'Made.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Booking' } } },
          },
          '409': {
            description: 'Taken.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
      },
    },
    '/bookings/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'getBooking',
        responses: {
          '200': {
            description: 'One.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Booking' } } },
          },
        },
      },
      delete: { operationId: 'cancelBooking', responses: { '204': { description: 'Gone.' } } },
    },
    '/guests/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      patch: {
        operationId: 'changeGuest',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  mail: { type: 'string', pattern: '@' },
                  nick: { type: 'string', maxLength: 12 },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'Changed.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Guest' } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      State: { type: 'string', enum: ['asked', 'sure', 'over'] },
      Booking: {
        type: 'object',
        required: ['id', 'state', 'guest', 'nights'],
        properties: {
          id: { type: 'string', readOnly: true },
          state: { readOnly: true, $ref: '#/components/schemas/State' },
          guest: { $ref: '#/components/schemas/Guest' },
          nights: { type: 'integer', minimum: 1, maximum: 30 },
          wishes: { type: 'array', items: { type: 'string', maxLength: 80 } },
          voucher: { type: 'string', writeOnly: true },
          paid: { $ref: '#/components/schemas/Payment', readOnly: true },
        },
      },
      Guest: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', maxLength: 100 },
          mail: { type: 'string' },
          kind: { type: 'string', enum: ['new', 'regular', 'staff'] },
        },
      },
      Payment: { oneOf: [{ $ref: '#/components/schemas/ByCard' }, { $ref: '#/components/schemas/ByBank' }] },
      ByCard: {
        type: 'object',
        required: ['by', 'amount', 'digits'],
        properties: { by: { const: 'card' }, amount: { type: 'integer' }, digits: { type: 'string' } },
      },
      ByBank: {
        type: 'object',
        required: ['by', 'amount', 'bank'],
        properties: { by: { const: 'bank' }, amount: { type: 'integer' }, bank: { type: 'string' } },
      },
      Problem: { type: 'object', required: ['code'], properties: { code: { type: 'string' } } },
    },
  },
};
