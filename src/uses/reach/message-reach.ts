import { operationAt, operationTokens } from '../../contract/operations.ts';
import { fromPointer, toPointer, valueAt } from '../../json-pointer.ts';
import { isObject, textOf } from '../../json.ts';
import { usesOf, type Hit, type Subject, type UseOf } from './subject.ts';

/**
 * Whom changes of messages reach: operations, parameters, bodies, statuses, headers, credentials, servers.
 * `undefined` of what is a change of schemas.
 */
export function messageReach(subject: Subject): readonly Hit[] | undefined {
  const { area, kind, action } = subject.change;
  if (area === 'parameter' && kind.endsWith('parameter'))
    return action === 'added' ? withoutParameter(subject) : dropped(subject);
  if (area === 'parameter' && kind === 'required' && isParameter(subject)) return withoutParameter(subject);
  if (area === 'body' && kind === 'body')
    return action === 'added' ? withoutBody(subject) : withBody(subject);
  if (area === 'body' && kind === 'required' && isRequestBody(subject)) return withoutBody(subject);
  if (area === 'status') return action === 'added' ? otherStatuses(subject) : goneStatus(subject);
  if (area === 'header' && (kind === 'header' || (kind === 'required' && isHeader(subject))))
    return ownReads(subject);
  return reachOfCallers(subject);
}

const ofCallers: Readonly<Record<string, boolean>> = {
  operation: true,
  security: false,
  'security-scheme': false,
  server: false,
  'media-type': false,
};

/** What concerns whoever calls; what is gone breaks them for certain. */
function reachOfCallers(subject: Subject): readonly Hit[] | undefined {
  const { change } = subject;
  const { area, kind, action } = change;
  const isRest = ['style', 'encoding', 'types', 'combination', 'not-understood'].includes(kind);
  if (!(area in ofCallers) && !isRest) return undefined;
  if (action === 'added' && area !== 'security') return [];
  const gone = ofCallers[area] === true && action === 'removed';
  return callers(subject).map((use) => ({ use, sure: gone && !isAnyCall(use), does: 'calls it' }));
}

/** A call by a name that is not known, of any operation with anything. */
function isAnyCall({ given }: UseOf<'called'>): boolean {
  return given !== undefined && given.open && given.names.length + given.optional.length === 0;
}

/** The calls of the operations that a change is seen in; of all when it is about the whole contract. */
function callers({ change, calls, parts }: Subject): readonly UseOf<'called'>[] {
  const all = usesOf(calls, 'called');
  if (change.operations.length === 0) return all;
  const titles = new Set(change.operations);
  const document = parts.base.document;
  return all.filter(({ pointer }) => {
    return titles.has(operationAt(pointer).title) && isObject(valueAt(document, pointer));
  });
}

function isParameter({ change, parts }: Subject): boolean {
  const place = change.head ?? change.base;
  const document = change.head ? parts.head.document : parts.base.document;
  const value = place && valueAt(document, place.pointer);
  return isObject(value) && typeof value['in'] === 'string';
}

function isRequestBody({ change, parts }: Subject): boolean {
  const value = change.base && valueAt(parts.base.document, change.base.pointer);
  return isObject(value) && isObject(value['content']);
}

function isHeader({ change }: Subject): boolean {
  return change.base !== undefined && /\/headers\/[^/]+$/.test(change.base.pointer);
}

/** Calls that do not give a parameter that has to be given now. */
function withoutParameter(subject: Subject): readonly Hit[] {
  const { change, parts } = subject;
  if (change.severity === 'safe' || !change.head) return [];
  const value = valueAt(parts.head.document, change.head.pointer);
  if (!isObject(value)) return [];
  return without(subject, `${textOf(value['in'])}.${textOf(value['name'])}`);
}

function withoutBody(subject: Subject): readonly Hit[] {
  return subject.change.severity === 'safe' ? [] : without(subject, 'body');
}

function without(subject: Subject, name: string): readonly Hit[] {
  return callers(subject).flatMap((use): Hit[] => {
    const { given } = use;
    if (!given) return [{ use, sure: false, does: `calls it, maybe without ${name}` }];
    if (given.names.includes(name)) return [];
    const isMaybe = given.open || given.optional.includes(name);
    return [{ use, sure: !isMaybe, does: `calls it ${isMaybe ? 'maybe ' : ''}without ${name}` }];
  });
}

function withBody(subject: Subject): readonly Hit[] {
  return callers(subject)
    .filter(
      ({ given }) =>
        given === undefined || given.open || [...given.names, ...given.optional].includes('body'),
    )
    .map((use) => ({
      use,
      sure: use.given !== undefined && use.given.names.includes('body'),
      does: 'calls it with a body',
    }));
}

/** What is sent for a parameter that is gone. */
function dropped({ change, uses }: Subject): readonly Hit[] {
  return usesOf(uses, 'sent')
    .filter(({ pointer }) => pointer === change.base?.pointer)
    .map((use) => ({ use, sure: true, does: `sends ${nameOf(use.pointer)}` }));
}

function ownReads({ change, uses, parts }: Subject): readonly Hit[] {
  const places = statusPlaces(change, parts.base.document);
  return usesOf(uses, 'read')
    .filter(({ pointer }) => places.has(pointer))
    .map((use) => ({ use, sure: true, does: `reads ${nameOf(use.pointer)}` }));
}

/** Whoever looks for a status that is gone, and who does not: generated clients throw at what they do not know. */
function goneStatus(subject: Subject): readonly Hit[] {
  if (subject.change.severity === 'safe') return ownReads(subject);
  const reads = ownReads(subject);
  return [...reads, ...otherCallers(subject, reads)];
}

function otherCallers(subject: Subject, told: readonly Hit[]): readonly Hit[] {
  const places = new Set(told.map(({ use }) => `${use.at.file}#${use.at.declaration}`));
  return callers(subject)
    .filter(({ at }) => !places.has(`${at.file}#${at.declaration}`))
    .map((use) => ({
      use,
      sure: false,
      does: 'calls it, and may be answered with a status that it does not know',
    }));
}

/** An answer that operations share is told by its own place, and used by that in each operation. */
function statusPlaces(
  { base, operations }: Subject['change'],
  document: Subject['parts']['base']['document'],
): ReadonlySet<string> {
  const places = new Set(base ? [base.pointer] : []);
  for (const title of operations) {
    const responses = toPointer([...operationTokens(title), 'responses']);
    const all = valueAt(document, responses);
    if (!isObject(all)) continue;
    for (const [status, response] of Object.entries(all))
      if (isObject(response) && response['$ref'] === `#${base?.pointer ?? ''}`)
        places.add(`${responses}/${status}`);
  }
  return places;
}

/** Another success comes where code tells those apart that there were. */
function otherStatuses(subject: Subject): readonly Hit[] {
  const { change, uses } = subject;
  if (change.severity === 'safe') return [];
  const titles = new Set(change.operations);
  const told = usesOf(uses, 'read').flatMap((use): Hit[] => {
    const {
      title,
      below: [kind, status = '', ...deeper],
    } = operationAt(use.pointer);
    const isStatus = kind === 'responses' && titles.has(title);
    return isStatus && status !== '' && deeper.length === 0
      ? [{ use, sure: false, does: `looks for status ${status}` }]
      : [];
  });
  return [...told, ...otherCallers(subject, told)];
}

/** What people call a part: its name, or what it is. */
export function nameOf(pointer: string): string {
  const tokens = fromPointer(pointer);
  const [last = '', before = ''] = [tokens.at(-1), tokens.at(-2)];
  if (before === 'responses') return `status ${last}`;
  if (before === 'headers') return `header ${last}`;
  return before === 'parameters' && /^\d+$/.test(last) ? 'it' : JSON.stringify(last);
}
