/** A piece of a description: lines that flow, or lines that stay as they are. */
export interface Block {
  readonly kind: 'paragraph' | 'verbatim';
  readonly lines: readonly string[];
}

/** The pieces of a description. Lines with columns in them stay as they are: two spaces tell. */
export function blocksOf(description: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  for (const paragraph of description.split('\n\n')) {
    for (const [index, line] of paragraph.split('\n').entries()) {
      const kind = /\s{2}/.test(line) ? 'verbatim' : 'paragraph';
      const last = blocks.at(-1);
      if (index > 0 && last?.kind === kind) last.lines.push(line);
      else blocks.push({ kind, lines: [line] });
    }
  }
  return blocks;
}
