const json = (schema: object): object => ({ 'application/json': { schema } });
const named = (name: string): object => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'string' } },
});

/** A description of what clients are told apart by, with so many further operations. */
export function description(others: number): object {
  const paths = Object.fromEntries(
    Array.from({ length: others }, (_, index) => [
      `/others/${index}`,
      {
        get: {
          operationId: `other${index}`,
          responses: { 200: { description: '', content: json(named('name')) } },
        },
      },
    ]),
  );
  return {
    openapi: '3.1.0',
    info: { title: 'Clients', version: '1.0.0' },
    servers: [{ url: 'http://127.0.0.1' }],
    paths: {
      '/things/{id}': {
        get: {
          operationId: 'getThing',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            200: { description: '', content: json(named('name')) },
            default: { description: '', content: json(named('title')) },
          },
        },
      },
      ...paths,
    },
  };
}

/** Operations that not every client has: a body in parts, and an endless stream. */
export const special = {
  '/upload': {
    post: {
      operationId: 'upload',
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                meta: { type: 'object', properties: { n: { type: 'integer' } } },
                picture: { type: 'string', format: 'binary' },
              },
            },
            encoding: { picture: { contentType: 'image/png' } },
          },
        },
      },
      responses: { 204: { description: '' } },
    },
  },
  '/live': {
    get: {
      operationId: 'live',
      responses: {
        200: {
          description: '',
          content: {
            'text/event-stream': { schema: { type: 'object', properties: { n: { type: 'integer' } } } },
          },
        },
      },
    },
  },
};
