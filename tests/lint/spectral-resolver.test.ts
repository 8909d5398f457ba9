import { createRequire } from 'node:module';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
// @ts-expect-error It is JavaScript, as Spectral wants it.
import * as resolver from '../../src/lint/description/spectral-resolver.js';

interface Resolution {
  readonly result: JsonObject;
  readonly errors: readonly unknown[];
  readonly graph: { getNodeData(name: string): { refMap: Record<string, string> } };
}
interface Resolver {
  resolve(document: JsonObject, options?: { baseUri: string }): Promise<Resolution>;
}

const command = createRequire(import.meta.url).resolve('@stoplight/spectral-cli/package.json');
const { createHttpAndFileResolver } = createRequire(command)('@stoplight/spectral-ref-resolver') as {
  createHttpAndFileResolver: () => Resolver;
};
const ours = resolver as Resolver;

const reference = (index: number, step: number) =>
  index + step + 1 < 6 ? { $ref: `#/components/schemas/S~1%20${index + step + 1}` } : { type: 'string' };

/** Schemas that refer to those after them only, so that all of it has an end. */
const document = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 6, maxLength: 6 }).map((pairs) => {
  return {
    paths: { '/a~b/{c d}': { get: { schema: { $ref: '#/components/schemas/S~1%200' } } } },
    components: {
      schemas: Object.fromEntries(
        pairs.map(([a, b], index) => [
          `S/ ${index}`,
          {
            properties: { a: reference(index, a) },
            anyOf: [reference(index, b), { not: reference(index, a) }],
          },
        ]),
      ),
    },
  };
});

property.prop([document.map((made) => JSON.parse(JSON.stringify(made)) as JsonObject)])(
  'references are resolved as Spectral does it itself, and known by their places',
  async (made) => {
    const theirs = await createHttpAndFileResolver().resolve(made, { baseUri: '/a.json' });
    const { result, errors, graph } = await ours.resolve(made);
    expect(result).toEqual(theirs.result);
    expect(errors).toEqual([]);
    const refMap = theirs.graph.getNodeData('/a.json').refMap;
    expect(Object.keys(graph.getNodeData('').refMap).toSorted()).toEqual(Object.keys(refMap).toSorted());
  },
);

test('what would have no end stays a reference, and so does an anchor', async () => {
  const { result } = await ours.resolve({
    a: { b: { $ref: '#/a' }, c: { $ref: '#/d' } },
    d: { e: { $ref: '#/a' }, f: { $ref: '#here' }, g: { $ref: '#/nowhere' } },
  });
  expect(result).toEqual({
    a: { b: { $ref: '#/a' }, c: result['d'] },
    d: { e: { $ref: '#/a' }, f: { $ref: '#here' }, g: { $ref: '#/nowhere' } },
  });
});
