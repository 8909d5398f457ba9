import { appendPointer } from '../../json-pointer.ts';
import { isObject, type Json } from '../../json.ts';
import { outlineOf, type Outline } from '../../wire/outline.ts';
import type { Check } from '../check.ts';

/** What is write-only never comes back (JSON Schema 2020-12 Validation, section 9.4). */
export const writeOnlyWithheld: Check = {
  name: 'write-only-withheld',
  title: 'No response has a value for a write-only property, such as a password.',
  help: 'Leave the property out of the response, or describe it as one that may be read.',
  run: ({ case: { operation, sends }, answer: { status }, body, mediaType, document, target }) => {
    const schema = mediaType?.schema;
    // A mock answers the examples of the description, whose findings are their own.
    if (schema === undefined || body.kind !== 'json' || target === 'mock') return [];
    const [leaked] = writeOnlyIn(body.value, outlineOf({ document, pointer: schema }), '');
    if (leaked === undefined) return [];
    return [
      {
        message: `${operation.title} answered ${status} to ${sends} with a value at ${leaked}, which is write-only.`,
        pointer: schema,
        cause: `${operation.title} ${leaked.replaceAll(/\/\d+/g, '/*')}`,
      },
    ];
  },
};

/** JSON pointers of the values that are write-only; of lists the first items alone are looked at. */
function writeOnlyIn(value: Json, outline: Outline, pointer: string): readonly string[] {
  if (pointer !== '' && outline.isWriteOnly && value !== null) return [pointer];
  if (Array.isArray(value)) {
    const first = value.slice(0, 10);
    return first.flatMap((item, index) =>
      writeOnlyIn(item, outline.item(index), appendPointer(pointer, index)),
    );
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    writeOnlyIn(member, outline.member(name), appendPointer(pointer, name)),
  );
}
