import { isObject, type Json } from '../../json.ts';
import { headerValue } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Exchange } from '../exchange.ts';
import { itemsOf } from '../resources/items.ts';
import { hasId, identifierIn, idText } from '../stateful/identity.ts';
import { saysDeleted } from './gone-after-deletion.ts';

/** A collection has what was created, and not what was deleted. */
export const collectionCurrent: Check = {
  name: 'collection-current',
  title: 'A collection that is answered whole has what was created, and none has what was deleted.',
  help: 'List what was created at once and what was deleted no more, or describe how the list is paged or filtered.',
  run: (exchange) => {
    const { operation, expectation, sends } = exchange.case;
    if (expectation.kind !== 'accepted' || !expectation.lists || exchange.answer.status >= 300) return [];
    if (exchange.body.kind !== 'json') return [];
    const { id, parameter, isThere } = expectation.lists;
    if (isThere === undefined) return [];
    const items = itemsOf(exchange.body.value);
    const identified = items.filter((item) => identifierIn(parameter, item) !== undefined);
    const found = identified.find((item) => hasId(parameter, item, id));
    const isWrong = isThere
      ? !found && identified.length === items.length && isWhole(exchange, items)
      : found !== undefined && !saysDeleted(found);
    if (!isWrong) return [];
    const what = isThere
      ? `what was created (${idText(id)}) is not listed`
      : `what was deleted (${idText(id)}) is still listed`;
    return [
      {
        message: `${operation.title} answered ${exchange.answer.status} to ${sends}: ${what}.`,
        pointer: operation.pointer,
        cause: `${operation.title} ${isThere ? 'created' : 'deleted'}`,
      },
    ];
  },
};

/** Names of parameters and members that say that a list is given in pieces. */
const paging =
  /^(page|per_?page|page_?(size|number|token|index)|limit|offset|skip|take|top|size|count|first|last|after|before|cursor|start|starting_?after|max_?results|next.*|has_?more|.*token|.*cursor|truncated|is_?last)$/i;

// A list of which every tenth or twentieth item ends a piece may be one, though nothing says so.
function isWhole({ case: { operation }, answer, body }: Exchange, items: readonly Json[]): boolean {
  if (operation.parameters.some(({ name }) => paging.test(name))) return false;
  if (/rel="?next/i.test(headerValue(answer, 'link') ?? '') || answer.status === 206) return false;
  if (body.kind === 'json' && isObject(body.value) && saysMore(body.value, items.length)) return false;
  return items.length === 0 || items.length % 5 !== 0;
}

function saysMore(envelope: Readonly<Record<string, Json>>, length: number): boolean {
  return Object.entries(envelope).some(([name, value]) => {
    if (/total|count/i.test(name) && typeof value === 'number') return value > length;
    if (isObject(value)) return saysMore(value, length);
    return paging.test(name) && value !== null && value !== false && value !== '';
  });
}
