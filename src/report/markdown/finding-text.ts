import type { Evidence, Finding } from '../../finding.ts';
import { formatLocation } from '../../source-location.ts';
import { evidenceText } from '../evidence-text.ts';
import { codeBlock, codeSpan, markdownText } from '../markdown-text.ts';
import { placeText } from '../plain-text.ts';
import { details } from './details.ts';
import { shortened } from './shortened.ts';

/** Characters of one piece of evidence that are shown. */
const longestEvidence = 3000;

/** What proves a breaking change: a reader must not have to look for it. */
const proofs = new Set(['witness', 'refused']);

/** One finding: its place, message, proof and help, and the rest of its evidence folded below it. */
export function findingText(finding: Finding, isContractNamed: boolean): string {
  const { rule, severity, message, contract, location, evidence = [], help } = finding;
  const place = location ? formatLocation(location) : placeText(finding);
  const [proof, rest] = [evidence.filter(isProof), evidence.filter((piece) => !isProof(piece))];
  const words = [
    `**${severity}**`,
    isContractNamed ? codeSpan(shortened(contract, 200)) : '',
    codeSpan(shortened(place)),
    markdownText(shortened(message)),
    `(${codeSpan(shortened(rule, 200))})`,
  ];
  return [
    words.filter((word) => word !== '').join(' '),
    ...proof.map(evidenceBlock),
    ...(help === undefined ? [] : [`Help: ${markdownText(shortened(help))}`]),
    ...(rest.length === 0 ? [] : [details('Evidence', rest.map(evidenceBlock).join('\n\n'))]),
  ].join('\n\n');
}

function isProof({ label }: Evidence): boolean {
  return proofs.has(label);
}

function evidenceBlock(evidence: Evidence): string {
  const { label, value } = evidence;
  const text = typeof value === 'string' ? evidenceText(evidence) : JSON.stringify(value, undefined, 2);
  const block = codeBlock(shortened(text, longestEvidence), typeof value === 'string' ? 'text' : 'json');
  return `${markdownText(label)}\n\n${block}`;
}
