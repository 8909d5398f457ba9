import ts from 'typescript';

/**
 * A text as the name of a type: `numbers_Error` gives `NumbersError`. Words are split at what no
 * identifier may hold, whatever version of JavaScript the reader compiles to; `_` when nothing is left.
 */
export function typeName(text: string): string {
  const letters = Array.from(text.normalize('NFC'), (character) => (isPart(character) ? character : ' '));
  const name = letters
    .join('')
    .split(/[ _]+/)
    .map(([first = '', ...rest]) => upper(first) + rest.join(''))
    .join('');
  return isStart(name) ? name : `_${name}`;
}

/** In upper case, unless that is several letters or none that may begin a name. */
function upper(letter: string): string {
  const large = letter.toUpperCase();
  return large.length === letter.length && isPart(large) ? large : letter;
}

function isPart(character: string): boolean {
  return character !== '$' && ts.isIdentifierPart(character.codePointAt(0) ?? 0, ts.ScriptTarget.ES5);
}

function isStart(name: string): boolean {
  return name !== '' && ts.isIdentifierStart(name.codePointAt(0) ?? 0, ts.ScriptTarget.ES5);
}
