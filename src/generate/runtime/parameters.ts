import type { ParameterDescription } from './description.ts';

type Values = Readonly<Record<string, unknown>>;
type Described = readonly ParameterDescription[];

/** Query parameters as a query string: in the style `form`, exploded, unless they are described otherwise ("Parameter Object"). */
export function writeQuery(values: Values, described: Described = []): string {
  return present(values)
    .map(([name, value]) => write('query', name, value, described) ?? form(name, value))
    .filter((text) => text !== '')
    .join('&');
}

/**
 * A path with its parameters filled in, in the style `simple` unless they are described otherwise.
 *
 * @throws TypeError for a parameter without a value, and for one that would lead to another path
 */
export function writePath(template: string, values: Values, described: Described = []): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.entries(values).find(([key]) => key === name)?.[1];
    if (value === undefined || value === null) throw new TypeError(`the path parameter ${name} has no value`);
    const text = write('path', name, value, described) ?? simple(value, encodeURIComponent);
    if (text === '.' || text === '..') throw new TypeError(`the path parameter ${name} cannot be "${text}"`);
    return text;
  });
}

/** Header parameters as text, in the style `simple`. Nothing is percent-encoded. */
export function writeHeaders(values: Values, described: Described = []): Record<string, string> {
  return Object.fromEntries(
    present(values).map(([name, value]) => [
      name,
      write('header', name, value, described) ?? simple(value, String),
    ]),
  );
}

/** Cookie parameters as the value of a `Cookie` header, in the style `form`; `undefined` when there are none. */
export function writeCookies(values: Values, described: Described = []): string | undefined {
  const cookies = present(values).map(([name, value]) => cookie(name, value, described));
  return cookies.length > 0 ? cookies.join('; ') : undefined;
}

function cookie(name: string, value: unknown, described: Described): string {
  const own = write('cookie', name, value, described);
  const isRaw = described.some((each) => each.in === 'cookie' && each.name === name && each.isRaw);
  return own !== undefined && isRaw ? own : (own ?? form(name, value)).replace(/&/g, '; ');
}

/** The members that have a value. */
export function present(values: object): [string, unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
}

function write(
  place: ParameterDescription['in'],
  name: string,
  value: unknown,
  described: Described,
): string | undefined {
  return described.find((each) => each.in === place && each.name === name)?.write(name, value);
}

/** A list repeats the name, an object gives each of its members. */
function form(name: string, value: unknown): string {
  const pairs = Array.isArray(value)
    ? value.map((item) => [name, item])
    : typeof value === 'object' && value !== null
      ? present(value)
      : [[name, value]];
  return pairs.map((pair) => pair.map((part) => encodeURIComponent(String(part))).join('=')).join('&');
}

function simple(value: unknown, encode: (text: string) => string): string {
  const parts =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? present(value) : [value];
  return parts
    .flat(2)
    .map((part) => encode(String(part)))
    .join();
}
