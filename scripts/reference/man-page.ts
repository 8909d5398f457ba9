import type { Block } from './block.ts';
import type { Manual, ManualSection } from './manual.ts';

/** A manual as a page for man(1), in the macros of man(7); ends in a line end. */
export function manPage({ name, summary, synopsis, description, sections, seeAlso }: Manual): string {
  const lines = [
    // Without a date and a version, which would be other bytes for the same definitions.
    `.TH "${roff(name.toUpperCase())}" "1" "" "openapi\\-contract" "OpenAPI contracts"`,
    // Lines with options and commands are to be copied: neither stretched nor hyphenated.
    '.ad l',
    '.nh',
    '.SH NAME',
    `${roff(name)} \\- ${text(`${summary.charAt(0).toLowerCase()}${summary.slice(1)}`)}`,
    '.SH SYNOPSIS',
    bold(synopsis),
    '.SH DESCRIPTION',
    ...description.flatMap((block, index) => blockLines(block, index === 0)),
    ...sections.flatMap(sectionLines),
    '.SH SEE ALSO',
    seeAlso.map((each) => (each.includes('/') ? roff(each) : `${bold(each)}(1)`)).join(',\n'),
  ];
  return `.\\" Made by \`npm run reference\`; never edited by hand.\n${lines.join('\n')}\n`;
}

function blockLines({ kind, lines }: Block, isFirst: boolean): string[] {
  const content = lines.map(text);
  const start = isFirst ? [] : ['.PP'];
  return kind === 'verbatim' ? [...start, '.nf', ...content, '.fi'] : [...start, ...content];
}

function sectionLines({ title, rows }: ManualSection): string[] {
  return [
    `.SH ${title.toUpperCase()}`,
    ...rows.flatMap(([word, meaning]) => ['.TP', bold(word), text(meaning)]),
  ];
}

function bold(given: string): string {
  return `\\fB${roff(given)}\\fR`;
}

/** A text in which what stands between backticks is code. */
function text(given: string): string {
  return given
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? bold(part) : roff(part)))
    .join('');
}

/**
 * A text that roff shows as it is: on a line of its own, a full stop or an apostrophe at the start would
 * make it a request, and plain quotes, dashes and accents would become typographic ones (groff_char(7)).
 */
function roff(given: string): string {
  const escaped = given.replaceAll(
    /[\\\-'`^~"]|[^\p{ASCII}]/gu,
    (character) => escapes[character] ?? unicode(character),
  );
  return escaped.replace(/^\./, String.raw`\&.`);
}

const escapes: Readonly<Record<string, string>> = {
  '\\': String.raw`\(rs`,
  '-': String.raw`\-`,
  "'": String.raw`\(aq`,
  '"': String.raw`\(dq`,
  '`': String.raw`\(ga`,
  '^': String.raw`\(ha`,
  '~': String.raw`\(ti`,
};

function unicode(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `\\[u${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
