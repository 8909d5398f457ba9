/** A format of numbers; all others are of texts. */
export interface NumberFormat {
  readonly type: 'number';
  readonly validate: (value: number) => boolean;
}

/**
 * The formats that are checked by more than one regular expression (Validation 2020-12, section 7.3;
 * OpenAPI 3.1, "Data Types"). The validators look them up here by name.
 */
export const formats: Readonly<Record<string, ((text: string) => boolean) | NumberFormat>> = {
  date: isDate,
  time: isTime,
  'date-time': isDateTime,
  uri: isUri,
  iri: (text: string): boolean => international.test(text),
  'iri-reference': (text: string): boolean => internationalReference.test(text),
  'idn-email': (text: string): boolean => /^[^\s@]+@[^\s@]+$/u.test(text),
  'idn-hostname': isInternationalHost,
  regex: isExpression,
  byte: (text: string): boolean =>
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/m.test(text),
  int32: integer(2 ** 31),
  int64: integer(2 ** 63),
  float: numeric(() => true),
  double: numeric(() => true),
};

/** Integers from `-limit` to below `limit`. */
function integer(limit: number): NumberFormat {
  return numeric((value) => Number.isInteger(value) && value >= -limit && value < limit);
}

function numeric(validate: (value: number) => boolean): NumberFormat {
  return { type: 'number', validate };
}

/** RFC 3339, section 5.6, `full-date`. */
function isDate(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** RFC 3339, section 5.6, `full-time`: a leap second is the last one of a day in UTC (section 5.7). */
function isTime(text: string): boolean {
  const match = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i.exec(text);
  if (!match) return false;
  const [hour = 0, minute = 0, second = 0] = match.slice(1, 4).map(Number);
  const [hours = 0, minutes = 0] = match.slice(5).map((part) => Number(part ?? 0));
  if (hours > 23 || minutes > 59) return false;
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  const sign = match[4] === '-' ? -1 : 1;
  const utcMinute = minute - minutes * sign;
  const utcHour = hour - hours * sign - (utcMinute < 0 ? 1 : 0);
  return [23, -1].includes(utcHour) && [59, -1].includes(utcMinute) && second < 61;
}

/** RFC 3339, section 5.6, `date-time`, a space allowed for the `T`. */
function isDateTime(text: string): boolean {
  const [date = '', time = '', ...others] = text.split(/t|\s/i);
  return others.length === 0 && isDate(date) && isTime(time);
}

/** As far as it can be told without tables: rules of context and of direction (RFC 5892, RFC 5893) are left to servers. */
function isInternationalHost(text: string): boolean {
  const inner = String.raw`[\p{L}\p{N}\p{M}\u00b7\u0375\u05f3\u05f4\u30fb\u200c\u200d-]`;
  const label = String.raw`[\p{L}\p{N}](?:${inner}{0,61}[\p{L}\p{N}\p{M}\u05f3\u05f4\u200c\u200d])?`;
  return new RegExp(String.raw`^${label}(?:[.\u3002\uff0e\uff61]${label})*$`, 'u').test(text);
}

/** ECMA-262 with the `u` flag (Core 2020-12, section 6.4). */
function isExpression(text: string): boolean {
  try {
    void new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

const hex4 = '[0-9a-f]{1,4}';
const byte = String.raw`(?:25[0-5]|2[0-4]\d|[01]?\d\d?)`;
const ipv4 = String.raw`(?:${byte}\.){3}${byte}`;
/** RFC 3986, section 3.2.2, `IPv6address`. */
function ipv6(hex: string, address4: string): string {
  const last32 = `(?:${hex}:${hex}|${address4})`;
  const middle = [1, 2, 3].map((before) => `(?:(?:${hex}:){0,${before}}${hex})?::(?:${hex}:){${4 - before}}`);
  return `(?:(?:(?:${hex}:){6}|::(?:${hex}:){5}|(?:${hex})?::(?:${hex}:){4}|${middle.join('|')}|(?:(?:${hex}:){0,4}${hex})?::)${last32}|(?:(?:${hex}:){0,5}${hex})?::${hex}|(?:(?:${hex}:){0,6}${hex})?::)`;
}
const percent = '%[0-9a-f]{2}';
const character = String.raw`(?:[a-z0-9\-._~!$&'()*+,;=:@]|${percent})`;
const user = String.raw`(?:(?:[a-z0-9\-._~!$&'()*+,;=:]|${percent})*@)?`;
const literal = String.raw`\[(?:${ipv6(hex4, ipv4)}|[Vv][0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+)\]`;
const host = String.raw`(?:${literal}|${ipv4}|(?:[a-z0-9\-._~!$&'()*+,;=]|${percent})*)`;
const rest = `(?:/${character}*)*`;
const hierarchy = String.raw`(?:/?/${user}${host}(?::\d*)?${rest}|/(?:${character}+${rest})?|${character}+${rest})`;
const tail = `(?:${character}|[/?])*`;
const uri = new RegExp(String.raw`^[a-z][a-z0-9+\-.]*:${hierarchy}(?:\?${tail})?(?:#${tail})?$`, 'i');

/** RFC 3986, section 3, with an authority, a path or both. */
function isUri(text: string): boolean {
  return uri.test(text);
}

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const planes = Array.from({ length: 14 }, (_, index) => (index + 1).toString(16));
/** RFC 3987, section 2.2, `ucschar`. */
const foreign = String.raw`\u{a0}-\u{d7ff}\u{f900}-\u{fdcf}\u{fdf0}-\u{ffef}${planes
  .map((plane) => String.raw`\u{${plane}${plane === 'e' ? '1' : '0'}000}-\u{${plane}fffd}`)
  .join('')}`;
const own = String.raw`\u{e000}-\u{f8ff}\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}`;
const letters = (more: string) =>
  String.raw`(?:[A-Za-z0-9\-._~!$&'()*+,;=${foreign}${more}]|%[0-9A-Fa-f]{2})`;
const future = String.raw`[vV][0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+`;
const address = String.raw`\[(?:${ipv6('[0-9A-Fa-f]{1,4}', String.raw`${octet}(?:\.${octet}){3}`)}|${future})\]`;
const authority = String.raw`//(?:${letters(':')}*@)?(?:${address}|${letters('')}*)(?::\d*)?`;
const segments = `(?:/${letters(':@')}*)*`;
const iriTail = String.raw`(?:\?${letters(`:@/?${own}`)}*)?(?:#${letters(':@/?')}*)?$`;
/** An authority and a path, or a path whose first segment is made of such letters. */
const iriPath = (first: string) => `(?:${authority}${segments}|(?!//)(?:${first}+)?${segments})`;
const scheme = '[A-Za-z][A-Za-z0-9+.-]*:';
const international = new RegExp(`^${scheme}${iriPath(letters(':@'))}${iriTail}`, 'u');
const internationalReference = new RegExp(
  `^(?:${scheme}${iriPath(letters(':@'))}|${iriPath(letters('@'))})${iriTail}`,
  'u',
);
