/**
 * Characters that change how a terminal shows what surrounds them: C0 and C1 controls except tab and
 * line feed, the line and paragraph separators, the bidirectional controls (Unicode Standard Annex 9,
 * section 2), zero-width ones and halves of surrogate pairs.
 */
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

/**
 * What CI runners obey in any output: GitHub's `::command::` at the start of a line, after white space
 * too, and the older `##[command]` anywhere (actions/runner, ActionCommand.cs).
 */
const commands = /^[^\S\n]*:(?=:)|##(?=\[)/gm;

/**
 * Makes a text from strangers safe to print: what would move the cursor, colour, reorder or hide
 * comes out as `\u{1b}`, and so does what a CI runner would obey. Tabs and line feeds stay.
 */
export function escapeControls(text: string): string {
  return text
    .replaceAll(hidden, visible)
    .replaceAll(commands, (start) => start.slice(0, -1) + visible(start.slice(-1)));
}

/** The same for texts that must stay on one line: tabs and line feeds are escaped as well. */
export function escapeLine(text: string): string {
  return escapeControls(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** The same within JSON text, in JSON's own notation: every such character stands inside a string there. */
export function escapeInJson(json: string): string {
  return json
    .replaceAll(hidden, (character) => `\\u${codePoint(character).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[');
}

function visible(character: string): string {
  return `\\u{${codePoint(character).toString(16)}}`;
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
