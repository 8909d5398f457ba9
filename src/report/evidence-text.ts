import type { Evidence, Finding } from '../finding.ts';

/** The value of evidence as text, without line ends after it: a string as it is, anything else as JSON. */
export function evidenceText({ value }: Evidence): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return withoutLineEnds(text);
}

/** A finding as plain lines: its message, what backs it, and what to do next. */
export function plainText({ message, evidence = [], help }: Finding): string {
  return [message, ...evidence.map(labelled), ...(help === undefined ? [] : [`help: ${help}`])].join('\n');
}

/** Where a finding is, in one word or two: its operation, or else its pointer. */
export function placeText({ operation, pointer }: Finding): string {
  return operation ?? pointer;
}

function labelled(evidence: Evidence): string {
  const text = evidenceText(evidence);
  return `${evidence.label}:${text.includes('\n') ? '\n' : ' '}${text}`;
}

/** No pattern, as `\n+$` takes the square of the time on a text full of line ends. */
function withoutLineEnds(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}
