import type { Finding } from '../finding.ts';
import { formatLocation } from '../source-location.ts';
import { escapeLine } from './control-characters.ts';
import { placeText } from './plain-text.ts';
import { sortFindings } from './order.ts';
import { contractsOf, type Report } from './report.ts';
import { stepsInOrder, type FailureSummary, type RunSummary, type StepStatus } from './run-summary.ts';

/** The suite of what is about no contract. */
export const unnamedSuite = 'openapi-contract';

/** The tests of one contract, or of what is about none. */
export interface JunitSuite {
  readonly name: string;
  readonly tests: readonly JunitTest[];
}

/** What a report holds, as one test. */
export interface JunitTest {
  readonly name: string;
  readonly milliseconds?: number;
  readonly finding?: Finding;
  readonly outcome: 'passed' | 'failure' | 'error';
  /** What to say of an outcome that is no finding. */
  readonly text?: string;
}

/** A report as suites of tests, each test with a name of its own in its suite. */
export function suitesOf(report: Report): readonly JunitSuite[] {
  const byContract = Map.groupBy(sortFindings(report.findings), ({ contract }) => contract);
  const suites = contractsOf(report).map((name) => suiteOf(name, byContract.get(name) ?? [], report.summary));
  const others = projectTests(report.summary);
  if (others.length > 0) return [{ name: unnamedSuite, tests: others }, ...suites];
  return suites.length > 0 ? suites : [{ name: unnamedSuite, tests: [noFindings] }];
}

const noFindings: JunitTest = { name: 'no findings', outcome: 'passed' };

function suiteOf(name: string, findings: readonly Finding[], run: RunSummary | undefined): JunitSuite {
  const tests = [...stepTests(name, findings, run), ...findings.map(findingTest)];
  return { name, tests: tests.length > 0 ? withNumbers(tests) : [noFindings] };
}

/** A step that failed is told by its findings, and a contract's failure by the step that crashed. */
function stepTests(
  name: string,
  findings: readonly Finding[],
  run: RunSummary | undefined,
): readonly JunitTest[] {
  const contract = run?.contracts.find((each) => each.name === name);
  if (!run || !contract) return [];
  const isTold = findings.some(({ severity }) => severity === 'error');
  const steps = stepsInOrder(contract, run)
    .filter(([, { status }]) => status !== 'failed' || !isTold)
    .map(([step, outcome]) => stepTest(step, outcome, contract.failure));
  const isCrash = steps.some(({ outcome }) => outcome === 'error');
  return contract.failure && !isCrash ? [failureTest(contract.failure), ...steps] : steps;
}

/** Steps that no contract tells of: there is none, or they were not run on any. */
function projectTests(summary: RunSummary | undefined): readonly JunitTest[] {
  const told = new Set(summary?.contracts.flatMap(({ steps }) => Object.keys(steps)));
  return (summary?.steps ?? [])
    .filter(({ name }) => !told.has(name))
    .map((step) => stepTest(step.name, step, { message: step.figure }));
}

const stepOutcomes = { passed: 'passed', failed: 'failure', crashed: 'error' } as const;

function stepTest(
  name: string,
  { status, milliseconds }: { readonly status: StepStatus; readonly milliseconds: number },
  failure: FailureSummary | undefined,
): JunitTest {
  const text = failure === undefined ? `${name} ${status}` : failureText(failure);
  return { name, milliseconds, outcome: stepOutcomes[status], text };
}

function failureTest(failure: FailureSummary): JunitTest {
  return { name: 'contract', outcome: 'error', text: failureText(failure) };
}

function failureText({ message, location, help }: FailureSummary): string {
  const place = location ? `${formatLocation(location)}: ` : '';
  return `${place}${message}${help === undefined ? '' : `\nhelp: ${help}`}`;
}

function findingTest(finding: Finding): JunitTest {
  const name = [finding.rule, placeText(finding)].filter((word) => word !== '').join(' ');
  return { name: escapeLine(name), finding, outcome: finding.severity === 'error' ? 'failure' : 'passed' };
}

/** GitLab keeps one test of each name. */
function withNumbers(tests: readonly JunitTest[]): readonly JunitTest[] {
  const numbers = new Map<string, number>();
  return tests.map((test) => ({ ...test, name: freeName(test.name, numbers) }));
}

function freeName(name: string, numbers: Map<string, number>): string {
  let number = (numbers.get(name) ?? 0) + 1;
  while (number > 1 && numbers.has(numbered(name, number))) number += 1;
  numbers.set(name, number);
  const free = numbered(name, number);
  if (number > 1) numbers.set(free, 1);
  return free;
}

function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name} (${number})`;
}
