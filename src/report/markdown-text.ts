import { escapeControls, escapeLine } from './control-characters.ts';

/**
 * Words that neither Markdown nor GitHub makes anything of: letters or a short number, in the punctuation of
 * prose. What else there is may be a mention, a link, an issue, a commit, an emoji, emphasis or HTML.
 */
const plain = /^["'(]*(?:\p{L}+(?:['’-]\p{L}+)*|\d{1,6})["')]*[.,:;!?]?["')]*$/u;
/** A word, or several that backticks hold together. */
const word = /[^\s`]*`(?!\s)[^`]*[^\s`]`[^\s`]*|\S+/g;
const quoted = /^`([^`]+)`([.,:;)]?)$/;
const punctuated = /^(.*[^.,:;])([.,:;])$/;
/** Seven letters or more of these may be the name of a commit. */
const commit = /^[\da-f]{7,}$/i;

/**
 * Any text as Markdown that shows it and does nothing else, on one line, white space made one space: what
 * is no plain word stands in code spans, where GitHub looks for nothing. An entity would not do for `@`, as GitHub
 * looks for mentions in what Markdown has become.
 */
export function markdownText(text: string): string {
  const words = escapeLine(text).match(word) ?? [];
  const runs: { kind: Kind; words: string[] }[] = [];
  for (const each of words) {
    const kind = kindOf(each);
    const last = runs.at(-1);
    if (last?.kind === kind && kind !== 'quoted') last.words.push(each);
    else runs.push({ kind, words: [each] });
  }
  return runs.map(({ kind, words: run }) => written(kind, run.join(' '))).join(' ');
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

type Kind = 'plain' | 'code' | 'quoted';

function kindOf(text: string): Kind {
  if (plain.test(text) && !commit.test(text.replaceAll(/[^\p{L}\d]/gu, ''))) return 'plain';
  return quoted.test(text) ? 'quoted' : 'code';
}

/** Punctuation at the end belongs to the sentence. */
function written(kind: Kind, text: string): string {
  if (kind === 'plain') return text;
  const [, code = text, mark = ''] = (kind === 'quoted' ? quoted : punctuated).exec(text) ?? [];
  return codeSpan(code) + mark;
}

function longestRun(text: string): number {
  return text.match(/`+/g)?.reduce((longest, run) => Math.max(longest, run.length), 0) ?? 0;
}
