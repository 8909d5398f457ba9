import type { Contract } from '../contract/contract.ts';
import { resolve } from '../contract/references.ts';
import { isObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import type { Direction } from '../schema/index.ts';
import type { Bodies } from './bodies.ts';
import type { Draft } from './change.ts';
import type { Encoding } from './encodings.ts';
import type { ExchangePair } from './rule.ts';
import { schemaDrafts } from './schema-drafts.ts';
import { senderOf, severityOfTrend } from './sender.ts';

interface PartHeader {
  readonly name: string;
  readonly pointer: string;
  readonly required: boolean;
  readonly schema: string | undefined;
}

/** A part whose headers are compared. */
interface Part {
  readonly pair: ExchangePair;
  readonly direction: Direction;
  readonly sender: 'consumer' | 'provider';
  /** What a header of it is, to begin a sentence with. */
  readonly called: (name: string) => string;
}

/** The changes of the headers of one part of a multipart body. */
export function partHeaderDrafts(
  pair: ExchangePair,
  { direction, subject }: Bodies,
  title: string,
  before: Encoding,
  after: Encoding,
): readonly Draft[] {
  const [base, head] = [headersOf(pair.contracts.base, before), headersOf(pair.contracts.head, after)];
  const called = (header: string): string => `${subject}: the header ${header} of ${title}`;
  const part: Part = { pair, direction, sender: senderOf(pair, direction), called };
  return [
    ...base.filter((from) => !find(head, from)).map((from) => removal(part, from, after)),
    ...head.filter((to) => !find(base, to)).map((to) => addition(part, to, before)),
    ...base.flatMap((from) => {
      const to = find(head, from);
      return to ? changes(part, from, to) : [];
    }),
  ];
}

const about = { area: 'header', kind: 'header' } as const;

function removal({ direction, sender, called }: Part, header: PartHeader, after: Encoding): Draft {
  return {
    ...about,
    direction,
    action: 'removed',
    severity: header.required && sender === 'provider' ? 'breaking' : 'dangerous',
    message: `${called(header.name)} was removed`,
    base: header.pointer,
    head: after.pointer,
    advice: 'Look whether it is relied on.',
  };
}

function addition({ direction, sender, called }: Part, header: PartHeader, before: Encoding): Draft {
  const breaks = header.required && sender === 'consumer';
  return {
    ...about,
    direction,
    action: 'added',
    severity: breaks ? 'breaking' : 'safe',
    message: `${called(header.name)} was added${header.required ? ', and is required' : ''}`,
    base: before.pointer,
    head: header.pointer,
    advice: breaks ? 'Send it with every part.' : 'Nothing needs to be done.',
  };
}

function changes(
  { pair, direction, sender, called }: Part,
  from: PartHeader,
  to: PartHeader,
): readonly Draft[] {
  const trend = to.required ? 'tightened' : 'loosened';
  const severity = severityOfTrend(sender, trend);
  const requirement: Draft = {
    ...about,
    direction,
    kind: 'required',
    action: trend,
    severity,
    message: `${called(to.name)} ${to.required ? 'became required' : 'is no longer required'}`,
    base: from.pointer,
    head: to.pointer,
    advice: severity === 'safe' ? 'Nothing needs to be done.' : 'Write or read parts as it is said now.',
  };
  const own = from.required === to.required ? [] : [requirement];
  if (from.schema === undefined || to.schema === undefined) return own;
  const payload = {
    area: 'header',
    direction,
    subject: called(to.name),
    base: from.schema,
    head: to.schema,
  } as const;
  return [...own, ...schemaDrafts(pair, payload)];
}

function headersOf({ document }: Contract, { headers }: Encoding): readonly PartHeader[] {
  const map = headers === undefined ? undefined : resolve(document, headers)?.value;
  if (headers === undefined || !isObject(map)) return [];
  // "Encoding Object": Content-Type is described by `contentType`.
  const names = Object.keys(map).filter((name) => name.toLowerCase() !== 'content-type');
  return names.flatMap((name) => {
    const found = resolve(document, appendPointer(headers, name));
    if (!found || !isObject(found.value)) return [];
    const schema = found.value.schema === undefined ? undefined : appendPointer(found.pointer, 'schema');
    return [{ name, pointer: found.pointer, required: found.value.required === true, schema }];
  });
}

function find(list: readonly PartHeader[], { name }: PartHeader): PartHeader | undefined {
  return list.find((header) => header.name.toLowerCase() === name.toLowerCase());
}
