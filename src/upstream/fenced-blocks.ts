/** A fenced code block of a Markdown text (CommonMark 0.31.2, section 4.5). */
export interface FencedBlock {
  /** What stands behind the opening fence. */
  readonly info: string;
  /** The content as it is, without the indentation that the opening fence has as well. */
  readonly text: string;
  /** The line that the content begins on, counted from 1. */
  readonly line: number;
  /** Whether the closing fence is there: to the end of the text it is a block as well, but maybe half of one. */
  readonly closed: boolean;
}

interface Fence {
  readonly indentation: number;
  readonly marker: string;
  readonly info: string;
}

/** The fenced code blocks of a Markdown text that stand in no list and no quotation. */
export function fencedBlocks(markdown: string): FencedBlock[] {
  // Each with its own line end, as the content is wanted verbatim.
  const lines = markdown.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const blocks: FencedBlock[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const fence = openingFence(lines[index] ?? '');
    if (!fence) continue;
    const start = index + 1;
    index = start;
    while (index < lines.length && !closes(lines[index] ?? '', fence)) index += 1;
    const content = lines.slice(start, index).map((line) => outdented(line, fence.indentation));
    blocks.push({ info: fence.info, text: content.join(''), line: start + 1, closed: index < lines.length });
  }
  return blocks;
}

/** "Info strings for backtick code blocks cannot contain backticks." */
function openingFence(line: string): Fence | undefined {
  const [, indentation = '', marker, info = ''] =
    /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})([^]*)$/.exec(line.replace(/[\r\n]+$/, '')) ?? [];
  if (marker === undefined) return undefined;
  return { indentation: indentation.length, marker, info: info.trim() };
}

/** "The closing code fence must be at least as long as the opening fence" and of the same character. */
function closes(line: string, { marker }: Fence): boolean {
  const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*[\r\n]*$/.exec(line)?.[1];
  return closing !== undefined && closing[0] === marker[0] && closing.length >= marker.length;
}

function outdented(line: string, indentation: number): string {
  let spaces = 0;
  while (spaces < indentation && line[spaces] === ' ') spaces += 1;
  return line.slice(spaces);
}
