import type { ParameterWriter } from './description.ts';
import { present } from './parameters.ts';

/** How a value is written, where that differs from what is usual ("Parameter Object", "Encoding Object"). */
export interface StyleDescription {
  readonly style: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Described by `content`: written as JSON. */
  readonly json?: boolean;
  /** Not percent-encoded, as in headers. */
  readonly plain?: boolean;
}

interface Written extends Required<Pick<StyleDescription, 'style' | 'explode'>> {
  readonly encode: (text: string) => string;
}

/** Writes a value in a style ("Style Values"). */
export function styled({ style, explode, allowReserved, json, plain }: StyleDescription): ParameterWriter {
  const encode = plain ? String : allowReserved ? encodeUnreserved : encodeURIComponent;
  return (name, value) => {
    const key = encodeURIComponent(name);
    const text = json ? JSON.stringify(value) : value;
    return writeValue(key, text, { style, explode: explode ?? style === 'form', encode });
  };
}

/** The reserved characters of RFC 3986 stay as they are, but those that would end the value. */
function encodeUnreserved(text: string): string {
  return encodeURI(text).replace(/#/g, '%23').replace(/%5B/g, '[').replace(/%5D/g, ']');
}

/** What stands before a value and between its parts when exploded (RFC 6570, section 3.2.1; OpenAPI, "Style Values"). */
const styles: Readonly<Record<string, readonly [prefix: string, between: string, isNamed: boolean]>> = {
  simple: ['', ',', false],
  label: ['.', '.', false],
  matrix: [';', ';', true],
};
const delimiters: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '%7C' };

function writeValue(name: string, value: unknown, { style, explode, encode }: Written): string {
  if (style === 'deepObject') return deepObject(name, value, encode);
  const [prefix, between, isNamed] = styles[style] ?? ['', '&', true];
  const start = isNamed ? `${name}=` : '';
  if (typeof value !== 'object' || value === null) return `${prefix}${start}${encode(String(value))}`;
  const parts: (readonly unknown[])[] = Array.isArray(value) ? value.map((item) => [item]) : present(value);
  if (parts.length === 0) return '';
  const texts = parts.map((part) => part.map((each) => encode(String(each))));
  if (!explode) return prefix + start + texts.flat().join(delimiters[style] ?? ',');
  return prefix + texts.map((part) => (part.length === 1 ? start + part[0] : part.join('='))).join(between);
}

function deepObject(name: string, value: unknown, encode: (text: string) => string): string {
  if (typeof value !== 'object' || value === null) return `${name}=${encode(String(value))}`;
  return present(value)
    .map(([key, part]) => deepObject(`${name}%5B${encodeURIComponent(key)}%5D`, part, encode))
    .join('&');
}
