import { escapeControls, escapeLine } from './control-characters.ts';

/**
 * Words that neither Markdown nor GitHub makes anything of: letters or a short number, in the punctuation of
 * prose. What else there is may be a mention, a link, an issue, a commit, an emoji, emphasis or HTML.
 */
const plain = /^["'(]*(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,6})["')]*[.,:;!?]?["')]*$/u;
/** Seven letters or more of these may be the name of a commit. */
const commit = /^[\da-f]{7,}$/i;

/**
 * Any text as Markdown that shows it and does nothing else, on one line, white space made one space: what
 * is no plain word stands in code spans, where GitHub looks for nothing. An entity would not do for `@`, as GitHub
 * looks for mentions in what Markdown has become.
 */
export function markdownText(text: string): string {
  const words = escapeLine(text).split(/\s+/).filter(Boolean);
  const runs: { code: boolean; words: string[] }[] = [];
  for (const word of words) {
    const code = !isPlain(word);
    const last = runs.at(-1);
    if (last?.code === code) last.words.push(word);
    else runs.push({ code, words: [word] });
  }
  return runs.map(({ code, words: run }) => (code ? punctuated(run.join(' ')) : run.join(' '))).join(' ');
}

/** A text as a code span (CommonMark, section 6.1), on one line. */
export function codeSpan(text: string): string {
  const line = escapeLine(text);
  if (line === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = /^[ `]|[ `]$/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** A text as a code span within a table, whose cells no bar may end (GFM, section 4.10). */
export function cellCode(text: string): string {
  return codeSpan(text.replaceAll('|', '\\u{7c}'));
}

/** A text as a fenced code block (CommonMark, section 4.5), which nothing in it can end. */
export function codeBlock(text: string, language: 'text' | 'json' = 'text'): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${escapeControls(text)}\n${fence}`;
}

function isPlain(word: string): boolean {
  return plain.test(word) && !commit.test(word.replaceAll(/[^\p{L}\d]/gu, ''));
}

/** Punctuation at the end belongs to the sentence. */
function punctuated(text: string): string {
  const [, code = text, mark = ''] = /^(.*[^.,:;])([.,:;])$/.exec(text) ?? [];
  return codeSpan(code) + mark;
}

function longestRun(text: string): number {
  return text.match(/`+/g)?.reduce((longest, run) => Math.max(longest, run.length), 0) ?? 0;
}
