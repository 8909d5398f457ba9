import type { DateConversion } from './description.ts';

/** Where dates are in a value. */
export type Shape =
  | 'date'
  | 'date-time'
  | {
      /** The name of another shape. */
      readonly of?: string;
      readonly members?: Readonly<Record<string, Shape>>;
      /** That of the members that are not named. */
      readonly others?: Shape;
      readonly items?: Shape;
      /** Shapes of the same value. */
      readonly all?: readonly Shape[];
    };

/** The shapes of an operation's parts; those of what is answered by status. */
export interface DateShapes {
  readonly params?: Shape;
  readonly body?: Shape;
  readonly answers?: Readonly<Record<string, Shape>>;
}

type Convert = (value: unknown, format: 'date' | 'date-time') => unknown;

/** What is made of a text. One that is no date stays a text. */
const readers: Readonly<Record<'Date' | 'Temporal', Convert>> = {
  Date: (text) => {
    const date = typeof text === 'string' && /^\d{4}-\d\d-\d\d/.test(text) ? new Date(text) : undefined;
    return date && !Number.isNaN(date.getTime()) ? date : text;
  },
  Temporal: (text, format) => {
    if (typeof text !== 'string') return text;
    const { Temporal } = globalThis as unknown as { Temporal: Record<'Instant' | 'PlainDate', Parser> };
    try {
      return format === 'date' ? Temporal.PlainDate.from(text) : Temporal.Instant.from(text);
    } catch (error) {
      if (error instanceof RangeError) return text;
      throw error;
    }
  },
};

interface Parser {
  from(text: string): unknown;
}

/** A text (RFC 3339), from either kind of date. */
const write: Convert = (value, format) => {
  if (typeof value !== 'object' || value === null) return value;
  const text = value instanceof Date ? value.toISOString() : (value as { toString(): string }).toString();
  return format === 'date' ? text.slice(0, 10) : text;
};

/** Reads and writes the dates of an operation as `Date` or by `Temporal`. */
export function dates(
  kind: 'Date' | 'Temporal',
  named: Readonly<Record<string, Shape>>,
  { params, body, answers = {} }: DateShapes,
): DateConversion {
  const read = readers[kind];
  const converted = (value: unknown, shape: Shape | undefined, convert: Convert): unknown =>
    shape === undefined ? value : convertAt(value, shape, convert, named);
  return {
    encode: (init) => ({
      ...init,
      ...(init.params && { params: converted(init.params, params, write) as object }),
      ...(init.body === undefined ? {} : { body: converted(init.body, body, write) }),
    }),
    decode: (status, content) => {
      const shape = answers[status] ?? answers[`${String(status).charAt(0)}XX`] ?? answers['default'];
      return isStream(content)
        ? eachOf(content, (item) => converted(item, shape, read))
        : converted(content, shape, read);
    },
  };
}

function convertAt(
  value: unknown,
  shape: Shape,
  convert: Convert,
  named: Readonly<Record<string, Shape>>,
): unknown {
  if (typeof shape === 'string') return convert(value, shape);
  if (typeof value !== 'object' || value === null) {
    // A union may be a date as a whole.
    const next = [...(shape.all ?? []), ...(shape.of === undefined ? [] : [named[shape.of]])];
    return next.reduce<unknown>(
      (before, each) => (each ? convertAt(before, each, convert, named) : before),
      value,
    );
  }
  let result: unknown = value;
  const shapes = [...(shape.all ?? []), ...(shape.of === undefined ? [] : [named[shape.of]])];
  for (const each of shapes) if (each) result = convertAt(result, each, convert, named);
  const { items, members = {}, others } = shape;
  if (Array.isArray(result))
    return items ? result.map((item: unknown) => convertAt(item, items, convert, named)) : result;
  if (!isPlain(result)) return result;
  const entries = Object.entries(result).map(([name, member]): [string, unknown] => {
    const own = Object.keys(members).includes(name) ? members[name] : others;
    return [name, own === undefined ? member : convertAt(member, own, convert, named)];
  });
  return Object.fromEntries(entries);
}

/** Files, streams and dates are no objects of JSON. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Symbol.asyncIterator in value &&
    !(value instanceof ReadableStream)
  );
}

async function* eachOf(
  items: AsyncIterable<unknown>,
  convert: (item: unknown) => unknown,
): AsyncGenerator<unknown, void> {
  for await (const item of items) yield convert(item);
}
