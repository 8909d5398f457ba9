/** What a request prefers of the mock: `Prefer: code=422, example="Mixed IDs", dynamic=true, seed=7`, as with Prism. */
export interface Preferences {
  readonly code?: number;
  /** The key of the example. */
  readonly exampleKey?: string;
  readonly dynamic?: boolean;
  readonly seed?: string;
}

/**
 * Reads the preferences of a request from its `Prefer` header (RFC 7240), or else, as Prism does, from
 * the query parameters `__code`, `__example`, `__dynamic` and `__seed`. Names ignore case, the first of
 * several wins, values may be quoted strings and, unlike with Prism, hold any character: UTF-8 in the
 * header. Gives a text that says what is wrong when a code or `dynamic` is malformed.
 */
export function readPreferences(header: string | undefined, query: URLSearchParams): Preferences | string {
  const wanted = header === undefined ? fromQuery(query) : fromHeader(header);
  const code = wanted.get('code');
  const dynamic = wanted.get('dynamic');
  const exampleKey = wanted.get('example');
  const seed = wanted.get('seed');
  if (code !== undefined && !/^\d{3}$/.test(code)) return `the preferred code "${code}" is no HTTP status`;
  if (dynamic !== undefined && !/^(true|false)$/.test(dynamic)) {
    return `the preference dynamic="${dynamic}" is neither true nor false`;
  }
  return {
    ...(code === undefined ? {} : { code: Number(code) }),
    ...(exampleKey === undefined ? {} : { exampleKey }),
    ...(dynamic === undefined ? {} : { dynamic: dynamic === 'true' }),
    ...(seed === undefined ? {} : { seed }),
  };
}

function fromQuery(query: URLSearchParams): Map<string, string> {
  const names = ['code', 'example', 'dynamic', 'seed'];
  return new Map(
    names.flatMap((name): [string, string][] => {
      const value = query.get(`__${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** One preference: a name, and a value that is a quoted string or runs to the next comma or semicolon. */
const preference = /(?:^|[,;])\s*([^\s=,;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^,;]*))/g;

function fromHeader(header: string): Map<string, string> {
  const wanted = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of decodeUtf8(header).matchAll(preference)) {
    const value = quoted === undefined ? plain.trim() : quoted.replaceAll(/\\(.)/g, '$1');
    if (!wanted.has(name.toLowerCase())) wanted.set(name.toLowerCase(), value);
  }
  return wanted;
}

/** Node gives a header's bytes as Latin-1; where they are UTF-8, this is what was meant. */
function decodeUtf8(header: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
  } catch {
    return header;
  }
}
