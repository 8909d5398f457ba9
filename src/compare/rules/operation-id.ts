import { appendPointer } from '../../json-pointer.ts';
import type { Rule } from '../rule.ts';

/** The `operationId`, which generated methods are named after. */
export const operationId: Rule = {
  name: 'operation-id',
  title: 'Operations keep their ids, which generated methods are named after.',
  ofExchange: ({ base, head }) => {
    const [before, after] = [base.operation.operationId, head.operation.operationId];
    if (before === after) return [];
    const words =
      before === undefined ? 'was added' : after === undefined ? 'was removed' : `is now "${after}"`;
    return [
      {
        direction: 'request',
        area: base.kind,
        kind: 'operation-id',
        action: before === undefined ? 'added' : after === undefined ? 'removed' : 'renamed',
        severity: before === undefined ? 'safe' : 'dangerous',
        message: `The operationId "${before ?? after ?? ''}" ${words}`,
        base: appendPointer(base.operation.pointer, 'operationId'),
        head: appendPointer(head.operation.pointer, 'operationId'),
        advice: 'Call the generated method by its new name; the wire stays as it is.',
      },
    ];
  },
};
