import { isObject, type Json } from '../../json.ts';
import type { Check } from '../check.ts';

/** What was deleted is gone. */
export const goneAfterDeletion: Check = {
  name: 'gone-after-deletion',
  title: 'What a request deleted cannot be read any more, or says of itself that it is deleted.',
  help: 'Answer 404 or 410 for what is deleted, or answer the deletion with 202 while it goes on.',
  run: ({ case: { operation, expectation, sends }, answer: { status }, body }) => {
    if (expectation.kind !== 'gone' || status >= 300) return [];
    if (body.kind === 'json' && saysDeleted(body.value)) return [];
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}: what was deleted is still there.`,
        pointer: operation.pointer,
        cause: operation.title,
      },
    ];
  },
};

/** Whether a resource says of itself that it is deleted: some providers keep what is, and mark it. */
export function saysDeleted(resource: Json): boolean {
  if (!isObject(resource)) return false;
  const objects = [resource, ...Object.values(resource).filter(isObject)];
  return objects.some((object) => Object.entries(object).some(([name, value]) => isMark(name, value)));
}

function isMark(name: string, value: Json): boolean {
  if (/^(is_?)?(deleted|removed|archived)(_?(at|on|date|time))?$/i.test(name))
    return value !== null && value !== false && value !== '' && value !== 0;
  if (typeof value !== 'string') return false;
  return /^(status|state)$/i.test(name) && /delet|remov|archiv|cancel|inactive|terminat/i.test(value);
}
