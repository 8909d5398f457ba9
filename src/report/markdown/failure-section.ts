import { formatLocation } from '../../source-location.ts';
import { shortened } from './shortened.ts';
import { fitting } from '../fitting.ts';
import { codeSpan, markdownText } from '../markdown-text.ts';
import type { Report } from '../report.ts';
import type { FailureSummary } from '../run-summary.ts';

/** Characters that the failures may take. */
const budget = 8000;

/** What could not be loaded, or crashed. */
export function failureSection({ summary }: Report): string | undefined {
  const failures = (summary?.contracts ?? []).flatMap(({ name, failure }) =>
    failure ? [failureText(name, failure)] : [],
  );
  if (failures.length === 0) return undefined;
  const { kept, left } = fitting(failures, budget);
  return ['### Crashed', ...kept, ...(left === 0 ? [] : [`${left} more.`])].join('\n\n');
}

function failureText(contract: string, { message, location, help }: FailureSummary): string {
  const place = location ? `${codeSpan(shortened(formatLocation(location)))}: ` : '';
  const advice = help === undefined ? '' : `\n\nHelp: ${markdownText(shortened(help))}`;
  return `**error** in ${codeSpan(shortened(contract))}: ${place}${markdownText(shortened(message))}${advice}`;
}
