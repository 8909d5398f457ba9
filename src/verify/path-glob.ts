/**
 * Whether a path template matches a glob: `*` stands for anything within a segment, `**` for anything.
 * Braces are themselves, as templates are full of them: `/pets/{id}` matches itself only.
 */
export function matchesPath(glob: string, path: string): boolean {
  const source = glob.split(/(\*\*|\*)/).map((piece) => wildcards.get(piece) ?? literal(piece));
  return new RegExp(`^${source.join('')}$`, 'su').test(path);
}

const wildcards = new Map([
  ['*', '[^/]*'],
  ['**', '.*'],
]);

function literal(piece: string): string {
  return piece.replaceAll(/[\\^$.+?()[\]{}|/]/g, String.raw`\$&`);
}
