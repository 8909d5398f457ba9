import { codeSpan } from '../../src/report/markdown-text.ts';
import type { Block } from './block.ts';
import type { Manual, ManualSection } from './manual.ts';

/** All manuals as one Markdown document; ends in a line end. */
export function markdownReference(manuals: readonly Manual[]): string {
  const parts = [
    '# Reference',
    'Every command, as its definition says it. Made by `npm run reference`; never edited by hand.',
    ...manuals.flatMap(manualParts),
  ];
  return `${parts.join('\n\n')}\n`;
}

function manualParts({ name, summary, synopsis, description, sections, seeAlso }: Manual): string[] {
  return [
    `## ${name}`,
    `${text(summary)}.`,
    `\`\`\`\n${synopsis}\n\`\`\``,
    ...description.map(block),
    ...sections.map(section),
    `**See also:** ${seeAlso.map(link).join(', ')}.`,
  ];
}

function block({ kind, lines }: Block): string {
  return kind === 'verbatim' ? `\`\`\`\n${lines.join('\n')}\n\`\`\`` : lines.map(text).join('\n');
}

function section({ title, rows }: ManualSection): string {
  return `### ${title}\n\n${rows.map(([word, meaning]) => `- ${codeSpan(word)}: ${text(meaning)}`).join('\n')}`;
}

/** Documents lie beside the reference; manuals are headings in it. */
function link(name: string): string {
  const file = name.replace(/^docs\//, '');
  return name.includes('/') ? `[${file}](${file})` : `[${name}](#${name})`;
}

/** A text in which only what stands between backticks means something. */
function text(given: string): string {
  return given
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/[\\<>*_[\]|#`]/g, String.raw`\$&`)))
    .join('');
}
