import { styleText } from 'node:util';
import type { Evidence, Finding, Severity } from '../../src/finding.ts';
import { reachLabels } from '../../src/compare/findings.ts';
import { escapeLine } from '../../src/report/control-characters.ts';
import { focusedText } from './focused-value.ts';
import { evidenceText } from '../../src/report/evidence-text.ts';
import { formatLocation } from '../../src/source-location.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const severities: readonly Severity[] = ['error', 'warning', 'information'];
const severityStyles: Record<Severity, Style> = { error: 'red', warning: 'yellow', information: 'cyan' };
/** Longer values are cut: machines get them whole. */
const mostShown = 160;
const mostPlaces = 6;

/**
 * What changed, for people: grouped by component or operation, worst first, each change in few lines with its place,
 * its id, and the payload that shows it.
 */
export function changeFindingsText(
  findings: readonly Finding[],
  { color }: { readonly color: boolean },
): string {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const groups = [...Map.groupBy(findings.toSorted(worstFirst), groupOf)];
  const blocks = groups.map(([title, members]) =>
    [
      paint('underline', escapeLine(title)),
      ...members.flatMap((finding) => findingLines(finding, title, paint)),
    ].join('\n'),
  );
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function worstFirst(one: Finding, other: Finding): number {
  return severities.indexOf(one.severity) - severities.indexOf(other.severity);
}

/** The component that a change stands in, the operation that it is of, or the contract. */
function groupOf({ pointer, operation, contract }: Finding): string {
  const [, name] = /^\/components\/schemas\/([^/]+)/.exec(pointer) ?? [];
  if (name !== undefined) return `${contract}: ${name.replaceAll('~1', '/').replaceAll('~0', '~')}`;
  return operation === undefined ? contract : `${contract}: ${operation}`;
}

function findingLines(finding: Finding, title: string, paint: Paint): string[] {
  const { severity, message, rule, evidence = [] } = finding;
  const said =
    finding.operation !== undefined && title.endsWith(`: ${finding.operation}`)
      ? message.replace(`${finding.operation}: `, '')
      : message;
  const id = textAt(evidence, 'change');
  const place = finding.location ? formatLocation(finding.location) : finding.pointer;
  const where = [place, id === '' ? rule : `${id} ${rule}`].filter((text) => text !== '').join(' ');
  return [
    `  ${paint(severityStyles[severity], severity)} ${escapeLine(said)}`,
    `    ${paint('dim', escapeLine(where))}`,
    ...reachLines(evidence).map((line) => `    ${line}`),
    ...proofLines(evidence).map((line) => `    ${line}`),
    // Of a change its kind says what to do; of an approval nothing else does.
    ...(id === '' && finding.help !== undefined ? [`    help: ${escapeLine(finding.help)}`] : []),
  ];
}

/** Whom it reaches, and the first places. */
function reachLines(evidence: readonly Evidence[]): readonly string[] {
  const whom = textAt(evidence, reachLabels.whom);
  if (whom === '') return [];
  const places = textAt(evidence, reachLabels.where)
    .split('\n')
    .filter((line) => line !== '');
  const more = places.length - mostPlaces;
  return [
    `reaches: ${shown(whom)}`,
    ...places.slice(0, mostPlaces).map((line) => `  ${shown(line)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function proofLines(evidence: readonly Evidence[]): readonly string[] {
  const refused = textAt(evidence, 'refused').split('\n').slice(0, 3);
  const others = ['undecided', 'idle', 'compiler', 'changes'].flatMap((label) =>
    evidence.some((one) => one.label === label)
      ? [`${label}: ${shown(textAt(evidence, label).replaceAll('\n', ', '))}`]
      : [],
  );
  const witness = evidence.find(({ label }) => label === 'witness');
  // Of a large payload, the way to what is refused: a line begins with its place, or with `it` for the whole.
  const [, place = ''] = /^(\/\S*) /.exec(refused[0] ?? '') ?? [];
  return witness
    ? [
        `witness: ${shown(focusedText(witness.value, place, mostShown))}`,
        `refused: ${shown(refused.join('; '))}`,
        ...others,
      ]
    : others;
}

function textAt(evidence: readonly Evidence[], label: string): string {
  const found = evidence.find((one) => one.label === label);
  return found ? evidenceText(found) : '';
}

function shown(text: string): string {
  const line = escapeLine(text);
  return line.length > mostShown ? `${line.slice(0, mostShown)}…` : line;
}
