/** A piece of a shell word: a text, or an environment variable whose value goes there. */
export type ShellPiece = string | { readonly variable: string };

/** Pieces as one word of a POSIX shell, whatever is in them. */
export function shellWord(...pieces: readonly ShellPiece[]): string {
  const word = pieces
    .map((piece) => (typeof piece === 'string' ? quoted(piece) : `"$${piece.variable}"`))
    .join('');
  return word === '' ? "''" : word;
}

function quoted(text: string): string {
  if (/^[\w@%+=:,./-]*$/.test(text)) return text;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
