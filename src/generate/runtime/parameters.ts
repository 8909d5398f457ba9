import type { ParameterDescription } from './description.ts';

/** How one value is written. */
interface Style {
  readonly style: string;
  readonly explode: boolean;
  readonly encode: (text: string) => string;
}

type Values = Readonly<Record<string, unknown>>;

/** Query parameters as a query string, each in its style ("Parameter Object", `style`; default `form`, exploded). */
export function writeQuery(values: Values, described: readonly ParameterDescription[] = []): string {
  return present(values)
    .map(([name, value]) => writeOne(name, value, find(described, 'query', name)))
    .filter((text) => text !== '')
    .join('&');
}

/**
 * A path with its parameters filled in, each in its style (default `simple`).
 *
 * @throws TypeError for a parameter without a value, and for one that would lead to another path
 */
export function writePath(
  template: string,
  values: Values,
  described: readonly ParameterDescription[] = [],
): string {
  return template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined || value === null) throw new TypeError(`the path parameter ${name} has no value`);
    const text = writeOne(name, value, find(described, 'path', name) ?? { in: 'path', name });
    if (text === '.' || text === '..') throw new TypeError(`the path parameter ${name} cannot be "${text}"`);
    return text;
  });
}

/** Header parameters as text, each in the style `simple`. Nothing is percent-encoded. */
export function writeHeaders(
  values: Values,
  described: readonly ParameterDescription[] = [],
): Record<string, string> {
  return Object.fromEntries(
    present(values).map(([name, value]) => {
      const parameter = find(described, 'header', name);
      return [
        name,
        parameter?.json
          ? JSON.stringify(value)
          : writeValue(name, value, {
              style: 'simple',
              explode: parameter?.explode ?? false,
              encode: String,
            }),
      ];
    }),
  );
}

/** Cookie parameters as the value of a `Cookie` header; `undefined` when there are none. */
export function writeCookies(
  values: Values,
  described: readonly ParameterDescription[] = [],
): string | undefined {
  const cookies = present(values).map(([name, value]) =>
    writeOne(name, value, find(described, 'cookie', name)).replaceAll('&', '; '),
  );
  return cookies.length > 0 ? cookies.join('; ') : undefined;
}

function present(values: Values): [string, unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined && value !== null);
}

function find(
  described: readonly ParameterDescription[],
  place: ParameterDescription['in'],
  name: string,
): ParameterDescription | undefined {
  return described.find((parameter) => parameter.in === place && parameter.name === name);
}

function writeOne(name: string, value: unknown, parameter?: Partial<ParameterDescription>): string {
  const style = parameter?.style ?? (parameter?.in === 'path' ? 'simple' : 'form');
  const encode = parameter?.allowReserved ? encodeUnreserved : encodeURIComponent;
  const key = encodeURIComponent(name);
  if (parameter?.json)
    return style === 'form' ? `${key}=${encode(JSON.stringify(value))}` : encode(JSON.stringify(value));
  return writeValue(key, value, { style, explode: parameter?.explode ?? style === 'form', encode });
}

/** The reserved characters of RFC 3986 stay as they are, but `#`, which would end the query. */
function encodeUnreserved(text: string): string {
  return encodeURI(text).replaceAll('#', '%23').replaceAll('%5B', '[').replaceAll('%5D', ']');
}

/** What stands before a value and between its parts when exploded (RFC 6570, section 3.2.1; OpenAPI, "Style Values"). */
const styles: Readonly<Record<string, { prefix: string; between: string; named: boolean }>> = {
  simple: { prefix: '', between: ',', named: false },
  label: { prefix: '.', between: '.', named: false },
  matrix: { prefix: ';', between: ';', named: true },
  form: { prefix: '', between: '&', named: true },
  spaceDelimited: { prefix: '', between: '&', named: true },
  pipeDelimited: { prefix: '', between: '&', named: true },
};
const delimiters: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

function writeValue(name: string, value: unknown, { style, explode, encode }: Style): string {
  if (style === 'deepObject') return deepObject(name, value, encode);
  const { prefix, between, named } = styles[style] ?? { prefix: '', between: '&', named: true };
  const start = named ? `${name}=` : '';
  if (typeof value !== 'object' || value === null) return `${prefix}${start}${encode(String(value))}`;
  const parts = Array.isArray(value)
    ? value.map((item) => [undefined, item] as const)
    : present({ ...value });
  if (parts.length === 0) return '';
  if (!explode)
    return (
      prefix +
      start +
      parts
        .flat()
        .filter((part) => part !== undefined)
        .map((part) => encode(String(part)))
        .join(delimiters[style] ?? ',')
    );
  return (
    prefix +
    parts
      .map(([key, part]) => `${key === undefined ? start : `${encode(key)}=`}${encode(String(part))}`)
      .join(between)
  );
}

function deepObject(name: string, value: unknown, encode: (text: string) => string): string {
  if (typeof value !== 'object' || value === null) return `${name}=${encode(String(value))}`;
  return present({ ...value })
    .map(([key, part]) => deepObject(`${name}%5B${encodeURIComponent(key)}%5D`, part, encode))
    .join('&');
}
