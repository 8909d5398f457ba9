import type { Evidence, Finding } from '../finding.ts';
import { evidenceText } from './evidence-text.ts';

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
