import { hiddenCharacters, runnerCommands } from '../hidden-characters.ts';

/**
 * Makes a text from strangers safe to print: what would move the cursor, colour, reorder or hide
 * comes out as `\u{1b}`, and so does what a CI runner would obey. Tabs and line feeds stay.
 */
export function escapeControls(text: string): string {
  return text
    .replaceAll(hiddenCharacters, visible)
    .replaceAll(runnerCommands, (start) => start.slice(0, -1) + visible(start.slice(-1)));
}

/** The same for texts that must stay on one line: tabs and line feeds are escaped as well. */
export function escapeLine(text: string): string {
  return escapeControls(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

function visible(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
