import { hiddenCharacters, runnerCommands } from '../../hidden-characters.ts';

/** A piece of a shell word: a text, or an environment variable whose value goes there. */
export type ShellPiece = string | { readonly variable: string };

/**
 * Pieces as one word of a POSIX shell, whatever is in them. It holds nothing that a report would have to
 * escape, which would make it another word.
 */
export function shellWord(...pieces: readonly ShellPiece[]): string {
  const word = pieces
    .map((piece) => (typeof piece === 'string' ? quoted(piece) : `"$${piece.variable}"`))
    .join('');
  return word === '' ? "''" : word;
}

function quoted(text: string): string {
  if (/^[\w@%+=:,./-]*$/.test(text)) return text;
  const visible = `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return visible
    .replaceAll(runnerCommands, (start) => `${start}''`)
    .replaceAll(hiddenCharacters, (character) => `'"$(printf '${octal(character)}')"'`)
    .replaceAll("''\"$(printf", '"$(printf');
}

/** The bytes of a character as printf(1) takes them. */
function octal(character: string): string {
  return Array.from(Buffer.from(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
