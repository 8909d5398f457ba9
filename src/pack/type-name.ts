/**
 * A text as the name of a type: `numbers_Error` gives `NumbersError`. Words are split at what no
 * identifier may hold; `_` when nothing is left.
 */
export function typeName(text: string): string {
  const name = text
    .normalize('NFC')
    .split(/[^\p{ID_Continue}]+|_+/u)
    .map(([first = '', ...rest]) => first.toUpperCase() + rest.join(''))
    .join('');
  return /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}
