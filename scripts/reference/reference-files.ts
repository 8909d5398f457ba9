import type { Command } from '../command/command.ts';
import { changesPage } from './changes-page.ts';
import { manPage } from './man-page.ts';
import { commandManual, programManual } from './manual.ts';
import { markdownReference } from './markdown.ts';

/** A file that is made from the definitions of the commands. */
export interface ReferenceFile {
  /** From the toolkit's folder on. */
  readonly path: string;
  readonly text: string;
}

/** Where the pages for man(1) lie. */
export const manFolder = 'docs/man';

/** The reference in Markdown, the page of changes, and a page for man(1) of the program and of each command. */
export function referenceFiles(summary: string, commands: readonly Command[]): ReferenceFile[] {
  const manuals = [programManual(summary, commands), ...commands.map(commandManual)];
  return [
    { path: 'docs/reference.md', text: markdownReference(manuals) },
    { path: 'docs/changes.md', text: changesPage() },
    ...manuals.map((manual) => ({ path: `${manFolder}/${manual.name}.1`, text: manPage(manual) })),
  ];
}
