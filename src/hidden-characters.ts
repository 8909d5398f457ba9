/**
 * Characters that change how a terminal shows what surrounds them: C0 and C1 controls except tab and
 * line feed, the line and paragraph separators, the bidirectional controls (Unicode Standard Annex 9,
 * section 2), zero-width ones and halves of surrogate pairs.
 */
export const hiddenCharacters =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu;

/**
 * What CI runners obey in any output: GitHub's `::command::` at the start of a line, after white space
 * too, and the older `##[command]` anywhere (actions/runner, ActionCommand.cs).
 */
export const runnerCommands = /^[^\S\n]*:(?=:)|##(?=\[)/gm;

/** JSON text without either, in JSON's own notation: every such character stands inside a string there. */
export function escapeInJson(json: string): string {
  return json
    .replaceAll(
      hiddenCharacters,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    .replaceAll('##[', '#\\u0023[');
}
