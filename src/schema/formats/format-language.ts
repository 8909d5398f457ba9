import { formatOf } from './formats.ts';

/** What is known of the texts of a format, as patterns; the validator's own check decides in the end. */
export interface FormatLanguage {
  /** Every text of the format matches. */
  readonly outer: string;
  /** Every text that matches has the format. */
  readonly inner: string;
}

const year = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const clock = '\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[zZ]|[+-]\\d\\d(?::?\\d\\d)?)';
const host = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const local = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+";
const byte = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const hex = '[0-9a-fA-F]';
const tokens = '(?:\\/(?:[^~\\/]|~0|~1)*)*';
const unspaced = '[^\\s<>"{}|\\\\^`]*';

/** Patterns that say what the validator's check of a format says, no more and no less. */
const exact: Readonly<Record<string, string>> = {
  binary: '',
  password: '',
  uuid: `^${hex}{8}-(?:${hex}{4}-){3}${hex}{12}$`,
  ipv4: `^(?:${byte}\\.){3}${byte}$`,
  email: `^${local}(?:\\.${local})*@(?:${host}\\.)+${host}$`,
  'idn-email': '^[^\\s@]+@[^\\s@]+$',
  'json-pointer': `^${tokens}$`,
  'relative-json-pointer': `^(?:0|[1-9][0-9]*)(?:#|${tokens})$`,
};

/** Patterns that every text of a format matches, and others as well. */
const rough: Readonly<Record<string, string>> = {
  date: `^${year}$`,
  time: `^${clock}$`,
  'date-time': `^${year}[tT\\s]${clock}$`,
  duration: '^P[0-9YMDTHSW]+$',
  hostname: '^[a-zA-Z0-9.-]{1,254}$',
  'idn-hostname': '^[^\\u0000-,/:-@\\[-`{-\\u007f]+$',
  ipv6: '^[0-9a-fA-F:.]{2,45}$',
  uri: `^[a-zA-Z][a-zA-Z0-9+.-]*:${unspaced}$`,
  iri: `^[a-zA-Z\\u017f\\u212a][a-zA-Z0-9\\u017f\\u212a+.-]*:${unspaced}$`,
  'uri-reference': `^${unspaced}$`,
  'iri-reference': `^${unspaced}$`,
};

/** Formats whose texts all have another format. */
const implied: Readonly<Record<string, readonly string[]>> = {
  email: ['idn-email'],
  ipv4: ['hostname', 'idn-hostname'],
  uri: ['iri', 'uri-reference', 'iri-reference'],
  'uri-reference': ['iri-reference'],
  iri: ['iri-reference'],
};

/** Whether every text of one format has the other. */
export function implies(format: string, other: string): boolean {
  return format === other || exact[other] === '' || (implied[format]?.includes(other) ?? false);
}

/** The language of a format, as far as it is known. */
export function formatLanguage(format: string): FormatLanguage {
  const known = exact[format];
  if (known !== undefined) return { outer: known, inner: known };
  const { outer = rough[format] ?? '', pattern = '(?!)' } = formatOf(format) ?? {};
  return { outer, inner: pattern };
}
