import type { Change } from '../../src/compare/change.ts';
import type { Reach } from '../../src/compare/reach.ts';
import type { Review } from '../../src/compare/review.ts';
import { escapeLine } from '../../src/report/control-characters.ts';

const longest = 70;

/**
 * Whom each change reaches, as a table: a row for each change that breaks or may, a column for each consumer, and in
 * them how many places it breaks there (`2`), may break (`1?`), none (`-`), or that nobody knows (`?`).
 */
export function matrixText({ comparison, reaches }: Review): string {
  const changes = comparison.changes.filter((change) => isTold(change, reaches.get(change) ?? []));
  const names = [...new Set([...reaches.values()].flatMap((all) => all.map(({ consumer }) => consumer)))];
  if (changes.length === 0 || names.length === 0) return '';
  const rows = changes.map((change) =>
    [titleOf(change)].concat(
      names.map((name) => cellOf(reaches.get(change)?.find(({ consumer }) => consumer === name))),
    ),
  );
  const table = [['', ...names], ...rows].map((row) => row.map((cell) => escapeLine(cell)));
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length))) ?? [];
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n\n`;
}

function isTold({ severity }: Change, reaches: readonly Reach[]): boolean {
  return severity !== 'safe' || reaches.some(({ places }) => places.length > 0);
}

function titleOf({ severity, operations, message }: Change): string {
  const [operation, ...others] = operations;
  const where =
    operation === undefined ? '' : `${operation}${others.length > 0 ? ` +${others.length}` : ''}: `;
  const text = `${severity} ${where}${message}`;
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function cellOf(reach: Reach | undefined): string {
  if (!reach || reach.grade === 'not-reached') return '-';
  if (reach.grade === 'unsaid') return '?';
  const [sure, may] = (['breaks', 'may'] as const).map(
    (grade) => reach.places.filter((place) => place.grade === grade).length,
  );
  return [sure ? String(sure) : '', may ? `${may}?` : ''].filter((part) => part !== '').join(' ');
}
