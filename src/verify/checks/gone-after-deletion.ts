import { isObject, type Json } from '../../json.ts';
import type { Check } from '../check.ts';
import type { Body } from '../exchange.ts';

/** What was deleted is gone. */
export const goneAfterDeletion: Check = {
  name: 'gone-after-deletion',
  title: 'What a request deleted cannot be read any more, or says of itself that it is deleted.',
  help: 'Answer 404 or 410 for what is deleted, or answer the deletion with 202 while it goes on.',
  run: ({ case: { operation, expectation, sends }, answer: { status }, body }) => {
    if (expectation.kind !== 'gone' || status >= 300 || saysDeleted(body)) return [];
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}: what was deleted is still there.`,
        pointer: operation.pointer,
        cause: operation.title,
      },
    ];
  },
};

// Some providers keep what is deleted, and mark it.
function saysDeleted(body: Body): boolean {
  if (body.kind !== 'json' || !isObject(body.value)) return false;
  const objects = [body.value, ...Object.values(body.value).filter(isObject)];
  return objects.some((object) => Object.entries(object).some(([name, value]) => isMark(name, value)));
}

function isMark(name: string, value: Json): boolean {
  if (/^(is_?)?(deleted|removed|archived)(_?(at|on|date|time))?$/i.test(name))
    return value !== null && value !== false && value !== '' && value !== 0;
  if (typeof value !== 'string') return false;
  return /^(status|state)$/i.test(name) && /delet|remov|archiv|cancel|inactive|terminat/i.test(value);
}
