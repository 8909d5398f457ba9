import { isObject } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import type { ValidationFailure } from '../../schema/index.ts';
import { applicators } from '../../schema/reading.ts';
import type { Sides } from './pair.ts';

/**
 * Which keyword refuses a witness now and was otherwise before, when a whole union or schema is compared: its
 * pointer, the same in both contracts. `undefined` when none stands at the same place in both.
 */
export function culpritOf(sides: Sides, failures: readonly ValidationFailure[]): string | undefined {
  return failures
    .filter(({ keyword }) => !applicators.has(keyword))
    .map(keywordPointer)
    .find((pointer) => pointer !== undefined && isChanged(sides, pointer));
}

/** Without what follows the keyword: a name's place in `required`. */
function keywordPointer({ keyword, schemaPointer }: ValidationFailure): string | undefined {
  const end = schemaPointer.lastIndexOf(`/${keyword}`);
  return end === -1 ? undefined : schemaPointer.slice(0, end + keyword.length + 1);
}

function isChanged({ base, head }: Sides, pointer: string): boolean {
  const schema = pointer.slice(0, pointer.lastIndexOf('/'));
  const documents = [base.normal.source, head.normal.source];
  if (documents.some((document) => !isObject(valueAt(document, schema)))) return false;
  const [before, after] = documents.map((document) => valueAt(document, pointer));
  return before === undefined || after === undefined || canonicalText(before) !== canonicalText(after);
}
