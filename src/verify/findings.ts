import type { Contract } from '../contract/contract.ts';
import type { Evidence, Finding } from '../finding.ts';
import type { Mark } from '../shown-message.ts';
import { brokenConstraint, type Case } from './case.ts';
import type { RequestConstraint } from './constraint.ts';
import { lengthInCharacters } from './checks/length-in-characters.ts';
import { responseBody } from './checks/response-body.ts';
import { violatingRequestRejected } from './checks/violating-request-rejected.ts';
import { evidenceOf } from './evidence/evidence.ts';
import { redactionFor } from './evidence/secret.ts';
import { shownExchange } from './evidence/shown-exchange.ts';
import { causeOf, isToldByItself, type Judgement } from './judge.ts';
import type { Target } from './options.ts';
import { pathShape } from './path-shape.ts';
import { itemOf } from './stateful/identity.ts';

/** What turning judgements into findings needs to know. */
export interface FindingSettings {
  readonly contract: Contract;
  readonly target: Target;
  readonly seed: number;
  /** The names of the documented rules that speak of a constraint. */
  readonly rulesOf: (constraint: RequestConstraint) => readonly string[];
}

/** One finding for each cause, with the evidence of its first case and the number of the others. */
export function findingsOf(judgements: readonly Judgement[], settings: FindingSettings): readonly Finding[] {
  const groups = Map.groupBy(withoutCounting(judgements), causeOf).values();
  return groups
    .flatMap((group) => {
      const speaker = speakerOf(group);
      return speaker ? [finding(speaker, group.length - 1, settings)] : [];
    })
    .toArray();
}

/** Who enforces a limit in no way counts nothing. */
function withoutCounting(judgements: readonly Judgement[]): readonly Judgement[] {
  const unenforced = new Set(
    judgements
      .filter(({ check }) => check === violatingRequestRejected)
      .map(({ failure: { pointer } }) => pointer),
  );
  return judgements.filter(
    ({ check, failure: { pointer } }) => check !== lengthInCharacters || !unenforced.has(pointer),
  );
}

// Steps that lead to it are better than a request that only fails after others.
function speakerOf(group: readonly Judgement[]): Judgement | undefined {
  const [first] = group;
  if (!first || isToldByItself(first)) return first;
  const sequence = group.find(({ testCase }) => testCase.id.includes('#sequence:'));
  return sequence && sequence.tries === undefined && sequence.before?.length ? sequence : first;
}

function finding(judgement: Judgement, others: number, settings: FindingSettings): Finding {
  const { check, failure } = judgement;
  const { contract, target, seed } = settings;
  const rules = ruleNames(judgement, settings);
  const { testCase, answer } = judgement;
  return {
    rule: `verify/${check.name}`,
    severity: failure.severity ?? 'error',
    message: `${rulePrefix(rules)}${failure.message}${triesText(judgement)}${othersText(others)}`,
    contract: contract.name,
    operation: testCase.operation.title,
    kind: kindOf(judgement),
    pointer: failure.pointer,
    location: contract.locate(failure.pointer),
    evidence: [
      ...(failure.evidence ?? []),
      ...evidenceOf(contract.name, target, seed, judgement),
      ...noteOf(judgement, settings),
    ],
    help: check.help,
    title: headline(rulePrefix(rules), titleOf(failure.message, testCase)),
    ...(failure.expected !== undefined && { expected: failure.expected }),
    ...(failure.expected !== undefined && answer.kind === 'answered' && { answered: String(answer.status) }),
    ...(others > 0 && { others }),
    case: testCase.id,
    exchange: shownExchange(judgement, redactionFor(target)),
    ...marksOf(judgement),
  };
}

/** What is said of a documented rule goes on with what the server did. */
function headline(prefix: string, title: string): string {
  return prefix === '' ? title : `${prefix}the server ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** The message without the operation that a report names beside it. */
function titleOf(message: string, { operation: { title } }: Case): string {
  const rest = message.startsWith(title) ? message.slice(title.length).replace(/^[:\s]+/, '') : message;
  const said = rest.replace(/; \S+ was expected\.$/, '').replace(/\.$/, '');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

/** Where in the request and the answer it shows. */
function marksOf({ failure: { place }, testCase }: Judgement): Pick<Finding, 'marks'> {
  const broken = brokenConstraint(testCase.expectation);
  const marks: Mark[] = [
    ...(broken?.part.startsWith('body')
      ? [
          {
            of: 'request' as const,
            pointer: broken.instancePath.replaceAll('/*', '/0'),
            message: `breaks ${broken.keyword}`,
          },
        ]
      : []),
    ...(place ? [{ of: 'response' as const, ...place }] : []),
  ];
  return marks.length === 0 ? {} : { marks };
}

/** Why a replay may find nothing: what a list shows hangs on all that was done before, unless a sequence made it. */
function noteOf({ check, testCase }: Judgement, { contract, target }: FindingSettings): readonly Evidence[] {
  const { operation, expectation } = testCase;
  const isMade = expectation.kind === 'accepted' && expectation.lists !== undefined;
  const isList =
    operation.method === 'get' && itemOf(contract.operations, pathShape(operation.path)) !== undefined;
  if (check.name !== responseBody.name || target.kind === 'mock' || !isList || isMade) return [];
  const value = 'What was done before left it so: on a server with nothing in it, a replay may find nothing.';
  return [{ label: 'note', value }];
}

/** What was answered, and what was wrong with the request: what is the same of several operations is one fact. */
function kindOf({ answer, testCase }: Judgement): string {
  const answered = answer.kind === 'answered' ? String(answer.status) : answer.kind;
  return [answered, testCase.expectation.kind, brokenConstraint(testCase.expectation)?.keyword ?? '']
    .join(' ')
    .trim();
}

function ruleNames({ check, testCase }: Judgement, settings: FindingSettings): readonly string[] {
  const broken = brokenConstraint(testCase.expectation);
  return check.name === violatingRequestRejected.name && broken ? settings.rulesOf(broken) : [];
}

function rulePrefix(names: readonly string[]): string {
  const quoted = names.map((name) => JSON.stringify(name)).join(' and ');
  if (names.length === 0) return '';
  return `The documented ${names.length === 1 ? `rule ${quoted} is` : `rules ${quoted} are`} not enforced: `;
}

function triesText({ tries }: Judgement): string {
  return tries === undefined ? '' : ` It is flaky: it failed in ${tries.times} of ${tries.of} tries.`;
}

function othersText(others: number): string {
  return others === 0 ? '' : ` (${others} more such ${others === 1 ? 'request' : 'requests'})`;
}
