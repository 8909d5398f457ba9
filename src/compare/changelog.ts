import type { Change, ChangeSeverity } from './change.ts';
import type { Comparison } from './compare.ts';
import { reachesSomebody, type Reaches } from './reach.ts';

const titles: Readonly<Record<ChangeSeverity, string>> = {
  breaking: 'Breaking',
  dangerous: 'Dangerous',
  safe: 'Safe',
};
const severities = ['breaking', 'dangerous', 'safe'] as const;

/**
 * The entry of a comparison in a changelog: Markdown, from a heading of the second level to a line end;
 * `undefined` when nothing changed.
 *
 * @param today the day, as `2026-01-31`
 * @param reaches whom each change reaches; those are named
 */
export function changelogEntry(
  { changes, versions }: Comparison,
  today: string,
  reaches: Reaches = new Map(),
): string | undefined {
  if (changes.length === 0) return undefined;
  const sections = severities.flatMap((severity) =>
    section(
      titles[severity],
      changes.filter((change) => change.severity === severity),
      reaches,
    ),
  );
  return `## ${escapeMarkdown(versions.head) || 'Unversioned'} (${today})\n\n${sections.join('\n')}`;
}

function section(title: string, changes: readonly Change[], reaches: Reaches): readonly string[] {
  if (changes.length === 0) return [];
  const groups = Map.groupBy(changes, ({ operations }) => operations.join('\n'));
  const blocks = [...groups].flatMap(([, [first, ...others]]) =>
    first ? [block(first, [first, ...others], reaches)] : [],
  );
  return [`### ${title}\n\n${blocks.join('\n')}`];
}

const mostNamed = 5;

function block({ operations }: Change, changes: readonly Change[], reaches: Reaches): string {
  const lines = changes.map(
    (change) => `- ${escapeMarkdown(change.message)}${hint(change)}${concerned(change, reaches)}\n`,
  );
  if (operations.length === 0) return lines.join('');
  const named = operations.slice(0, mostNamed).map((title) => code(title));
  const more = operations.length > mostNamed ? ` and ${operations.length - mostNamed} more` : '';
  return `${named.join(', ')}${more}\n\n${lines.join('')}`;
}

/** The consumers whom a change concerns. */
function concerned(change: Change, reaches: Reaches): string {
  const reached = reaches.get(change) ?? [];
  if (!reachesSomebody(reached)) return '';
  const [sure, may] = (['breaks', 'may'] as const).map((grade) =>
    reached.filter((each) => each.grade === grade).map(({ consumer }) => escapeMarkdown(consumer)),
  );
  const parts = [
    sure?.length ? `Breaks ${sure.join(', ')}` : '',
    may?.length ? `may break ${may.join(', ')}` : '',
  ];
  const said = parts.filter((part) => part !== '').join('; ');
  return `${change.severity === 'safe' ? '. ' : ' '}${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function hint({ severity, advice }: Change): string {
  return severity === 'safe' ? '' : `. ${escapeMarkdown(advice)}`;
}

/** Descriptions come from strangers: what they say must stay text, on its line. */
function escapeMarkdown(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|!~&]/g, (character) => `\\${character}`);
}

function code(text: string): string {
  return `\`${oneLine(text).replaceAll('`', "'")}\``;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

const heading = '# Changelog\n';

/** A changelog with an entry put on top of the others; what it was when the entry is there already. */
export function withEntry(changelog: string | undefined, entry: string): string {
  if (changelog === undefined || changelog.trim() === '') return `${heading}\n${entry}`;
  if (changelog.includes(entry)) return changelog;
  const first = /^## /m.exec(changelog)?.index ?? changelog.length;
  const before = changelog.slice(0, first).trimEnd();
  const after = changelog.slice(first);
  return `${before}\n\n${entry}${after === '' ? '' : `\n${after}`}`;
}
