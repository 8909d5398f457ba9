import { stringify } from 'yaml';

/** A description of about so many bytes, in which each operation has schemas of its own. */
export function largeDescription(bytes: number): { readonly json: string; readonly yaml: string } {
  return {
    json: enough(bytes, (document) => JSON.stringify(document, null, 2)),
    yaml: enough(bytes, (document) => stringify(document)),
  };
}

function enough(bytes: number, write: (document: object) => string): string {
  const one = write(describe(2)).length - write(describe(1)).length;
  return write(describe(Math.ceil(bytes / one)));
}

function describe(resources: number): object {
  const names = Array.from({ length: resources }, (_, index) => `thing${String(index).padStart(4, '0')}`);
  return {
    openapi: '3.1.0',
    info: { title: 'Large', version: '1.0.0', description: 'Many things.' },
    paths: Object.fromEntries(names.flatMap((name) => [[`/${name}`, pathItem(name)]])),
    components: { schemas: Object.fromEntries(names.map((name) => [name, schema(name)])) },
  };
}

function pathItem(name: string): object {
  const content = { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
  const answered = { '200': { description: 'It is there.', content }, '404': { description: 'It is not.' } };
  return {
    get: { operationId: `get-${name}`, summary: `Read a ${name}.`, responses: answered },
    post: {
      operationId: `make-${name}`,
      summary: `Make a ${name}.`,
      requestBody: { required: true, content },
      responses: answered,
    },
  };
}

function schema(name: string): object {
  const text = { type: 'string', minLength: 1, maxLength: 80, description: `A text that the ${name} bears.` };
  return {
    type: 'object',
    required: ['id', 'name'],
    properties: {
      id: { type: 'integer', minimum: 1 },
      name: text,
      state: { type: 'string', enum: ['new', 'used', 'gone'] },
      notes: { type: 'array', maxItems: 20, items: text },
      owner: { type: 'object', required: ['name'], properties: { name: text, since: { type: 'string' } } },
    },
  };
}
