import { operationsOf } from '../description/operations.js';
import { isObject } from '../description/resolve.js';

/**
 * No two operationIds give the same method name: `create-pet` and `createPet` are two operations, and
 * the generated client must call one of them by its path. Equal ones are for operation-operationId-unique.
 * @param {unknown} document the whole description, references not followed
 */
export default function methodNameUnique(document) {
  /** @type {Map<string, string>} */
  const taken = new Map();
  return operationsOf(document).flatMap(({ tokens, value }) => {
    const operationId = isObject(value) ? value.operationId : undefined;
    if (typeof operationId !== 'string') return [];
    const name = methodName(operationId);
    const other = taken.get(name);
    if (other === undefined) taken.set(name, operationId);
    if (other === undefined || other === operationId || name === '') return [];
    const both = `${JSON.stringify(other)} and ${JSON.stringify(operationId)}`;
    return [
      { message: `The operationIds ${both} give the same method name.`, path: [...tokens, 'operationId'] },
    ];
  });
}

/**
 * The words of an operationId without what separates them, its first letters in either case: what two
 * operationIds with the same method name have in common.
 * @param {string} operationId
 */
function methodName(operationId) {
  const words = operationId.normalize('NFC').split(/[^\p{ID_Continue}]+|_+/u);
  const [first = '', ...rest] = words.filter((word) => word !== '');
  const start = first.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll}|[^\p{L}]|$)|^\p{Lu}/u, (capitals) =>
    capitals.toLowerCase(),
  );
  return start + rest.map(([letter = '', ...others]) => letter.toUpperCase() + others.join('')).join('');
}
