import type { Json, JsonObject } from '../../json.ts';

/** A text of each format that texts are often in (Validation 2020-12, section 7.3). */
const texts: Readonly<Record<string, string>> = {
  date: '2024-01-01',
  'date-time': '2024-01-01T00:00:00Z',
  time: '00:00:00Z',
  duration: 'P1D',
  email: 'a@example.com',
  'idn-email': 'a@example.com',
  hostname: 'example.com',
  'idn-hostname': 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com',
  'uri-reference': 'https://example.com',
  iri: 'https://example.com',
  url: 'https://example.com',
  'uri-template': 'https://example.com',
  uuid: '00000000-0000-4000-8000-000000000000',
};

/** Texts longer than this are left to a search. */
const mostLength = 1000;

/** The simplest value that is neither array nor object, and that schemas plainly allow together; a guess. */
export function plainScalar(schemas: readonly JsonObject[]): Json | undefined {
  const constant = schemas.find((schema) => schema.const !== undefined)?.const;
  if (constant !== undefined) return constant;
  const listed = schemas.find((schema) => Array.isArray(schema.enum))?.enum;
  if (Array.isArray(listed)) return listed[0];
  const typed = schemas.find((schema) => schema.type !== undefined)?.type;
  const type = [typed].flat()[0];
  if (type === 'string') return plainText(schemas);
  if (type === 'integer' || type === 'number') return plainNumber(schemas);
  return type === 'boolean' ? false : null;
}

function plainText(schemas: readonly JsonObject[]): string | undefined {
  if (schemas.some((schema) => schema.pattern !== undefined)) return undefined;
  const format = schemas.map((schema) => schema.format).find((name) => typeof name === 'string');
  const known = format === undefined ? undefined : texts[format];
  const least = Math.max(0, ...schemas.map((schema) => Number(schema.minLength ?? 0)));
  return known ?? (least > mostLength ? undefined : 'a'.repeat(least));
}

function plainNumber(schemas: readonly JsonObject[]): number {
  const bounds = schemas.flatMap(({ minimum, exclusiveMinimum }) => [
    typeof minimum === 'number' ? Math.ceil(minimum) : 0,
    typeof exclusiveMinimum === 'number' ? Math.floor(exclusiveMinimum) + 1 : 0,
  ]);
  const ceilings = schemas.map(({ maximum }) => (typeof maximum === 'number' ? Math.floor(maximum) : 0));
  const least = Math.max(0, ...bounds);
  return least > 0 ? least : Math.min(0, ...ceilings);
}
