import type { Contract, Operation } from '../../contract/contract.ts';
import { isObject, type Json } from '../../json.ts';
import { headerValue } from '../answer.ts';
import type { Accepted, Making } from '../case.ts';
import { withPart, type Draft } from '../draft.ts';
import { documentedResponse } from '../exchange.ts';
import { carriesValid, type Part } from '../part.ts';
import { acceptance, type PlanContext } from '../plan/plan-context.ts';
import { itemsOf } from '../resources/items.ts';
import { matchPathTemplate, parsePathTemplate } from '../../wire/path-template.ts';
import { declaredProperties } from './declared-properties.ts';
import type { Memory } from './memory.ts';
import { plainName } from '../resources/words.ts';
import type { TakenStep } from './step.ts';

/** What a step follows of the answer before it: `Location` (RFC 9110, section 10.2.2), or the link to the next page. */
export type Follow = 'location' | 'next';

/** A request that an answer leads to, and what is expected of its answer. */
export interface Followed {
  readonly making: Making;
  readonly expectation: Accepted;
}

/**
 * The request that the last answer of a sequence leads to; `undefined` where it leads nowhere, to another server, or,
 * for `Location`, to what the contract's paths lead to anyway.
 */
export function followed(context: PlanContext, follow: Follow, { taken }: Memory): Followed | undefined {
  const last = taken.at(-1);
  const usual = acceptance(context);
  if (!last || usual.kind !== 'accepted') return undefined;
  if (follow === 'location') {
    const making = last.answer.status === 201 ? locationOf(context, last) : undefined;
    return making && { making, expectation: { ...usual, created: 'certainly' } };
  }
  const making = last.operation === context.operation ? nextOf(context, last) : undefined;
  return making && { making, expectation: { ...usual, previousPage: itemsOf(last.body) } };
}

function locationOf(context: PlanContext, last: TakenStep): Making | undefined {
  const location = headerValue(last.answer, 'location');
  const place = location === undefined ? undefined : placeOf(context, last, location);
  if (!place) return undefined;
  // Where the path is one of what reads it, its id is known already.
  const template = parsePathTemplate(context.operation.path);
  const isKnown = matchPathTemplate(template, place.path.replace(/\/$/, '')) !== undefined;
  return isKnown ? undefined : goingTo(context.base, place);
}

interface Place {
  readonly path: string;
  readonly query: readonly string[];
}

function goingTo(draft: Draft, { path, query }: Place): Making {
  return { draft, finish: (request) => ({ ...request, path, query }) };
}

// What is on another server, or outside of the API, is nobody's to judge.
function placeOf({ target }: PlanContext, { testCase }: TakenStep, reference: string): Place | undefined {
  const base = new URL(target.url);
  const prefix = base.pathname.replace(/\/+$/, '');
  const url = URL.parse(reference, `${base.origin}${prefix}${testCase.request.path}`);
  if (!url || url.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) return undefined;
  const query = url.search.slice(1);
  return { path: url.pathname.slice(prefix.length), query: query === '' ? [] : query.split('&') };
}

function nextOf(context: PlanContext, last: TakenStep): Making | undefined {
  const linked = linkHeader(headerValue(last.answer, 'link') ?? '') ?? nextUrl(last.body);
  const place = linked === undefined ? undefined : placeOf(context, last, linked);
  if (place) return place.path === last.testCase.request.path ? goingTo(last.draft, place) : undefined;
  const cursor = linked === undefined ? cursorOf(context, last) : undefined;
  return cursor && { draft: withPart(last.draft, cursor.part, cursor.value) };
}

/** The target of the link with the relation `next` (RFC 8288, section 3). */
function linkHeader(text: string): string | undefined {
  return text
    .split(/,(?=\s*<)/)
    .flatMap((link) =>
      /;\s*rel="?[^";]*\bnext\b/i.test(link) ? (/<([^>]*)>/.exec(link)?.[1] ?? []) : [],
    )[0];
}

function nextUrl(body: Json | undefined): string | undefined {
  return membersOf(body)
    .filter(([name]) => /^(@?odata\.)?next(_?(url|link|page|page_?url|href|uri))?$/i.test(name))
    .map(([, value]) => (isObject(value) ? value['href'] : value))
    .find((value): value is string => typeof value === 'string' && /^(https?:\/\/|\/|\?)/.test(value));
}

/** The members of a body that is no list, and those of the objects in it. */
function membersOf(body: Json | undefined): readonly (readonly [string, Json])[] {
  if (!isObject(body)) return [];
  const own = Object.entries(body);
  return [...own, ...own.flatMap(([, value]) => (isObject(value) ? Object.entries(value) : []))];
}

// `next_cursor` goes into `cursor`, `nextPageToken` into `pageToken`.
function cursorOf(
  { parts }: PlanContext,
  { body }: TakenStep,
): { readonly part: Part; readonly value: Json } | undefined {
  for (const [name, value] of membersOf(body)) {
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') continue;
    const plain = plainName(name);
    if (!plain.startsWith('next')) continue;
    const part = parts.parameters.find(
      ({ in: place, key }) => place === 'query' && [plain, plain.slice(4)].includes(plainName(key.slice(6))),
    );
    if (part && carriesValid(part, value)) return { part, value };
  }
  return undefined;
}

/** Whether an operation reads something that may have a next page: its parameters, headers or members say so. */
export function mayBePaged(
  { document }: Contract,
  { method, path, parameters, responses }: Operation,
): boolean {
  if (method !== 'get' || path.endsWith('}')) return false;
  const response = documentedResponse(responses, 200);
  const schemas = response?.content.flatMap(({ schema }) => schema ?? []) ?? [];
  return (
    parameters.some(
      ({ in: place, name }) => place === 'query' && (pageSize.test(name) || paged.test(name)),
    ) ||
    response?.headers.some(({ name }) => name.toLowerCase() === 'link') === true ||
    schemas.some((schema) =>
      declaredProperties(document, schema)
        .keys()
        .some((name) => leadsOn.test(name)),
    )
  );
}

const pageSize = /^(limit|(per|page)_?(page|size)|max_?results|size|take|first|top)$/i;
const paged = /^(page|offset|cursor|page_?(token|number)|start|skip)$/i;
const leadsOn = /next|links|paging|pagination|cursor|meta/i;

/** The draft with a page as small as it can be, so that there is a next one; the draft itself where nothing says how large it is. */
export function smallPage({ parts }: PlanContext, draft: Draft): Draft {
  const part = parts.parameters.find(
    ({ in: place, key }) => place === 'query' && pageSize.test(key.slice(6)),
  );
  const size = [1, 2, 5, 10].find((value) => part && carriesValid(part, value));
  return part && size !== undefined ? withPart(draft, part, size) : draft;
}
