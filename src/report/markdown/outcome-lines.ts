import { fitting } from '../fitting.ts';
import { markdownText } from '../markdown-text.ts';
import type { Report } from '../report.ts';

/** Characters that they may take. */
const budget = 6000;

/** What became of the contracts, a line each, where a run says more of them than how its steps ended. */
export function outcomeLines({ summary }: Report): string | undefined {
  const lines = summary?.contracts.flatMap(({ outcome }) => outcome ?? []) ?? [];
  if (lines.length === 0) return undefined;
  const { kept, left } = fitting(lines.map(markdownText), budget);
  // Paragraphs and no list: no text can then make itself an item of it.
  return [...kept, ...(left === 0 ? [] : [`${left} more contracts.`])].join('\n\n');
}
