import type { Finding } from '../../src/finding.ts';
import { count } from '../../src/gate/count.ts';
import { judge } from '../../src/gate/verdict.ts';
import type {
  ContractStepSummary,
  ContractSummary,
  RunSummary,
  StepStatus,
  StepSummary,
} from '../../src/report/run-summary.ts';
import { changesText } from './changes-text.ts';
import { updatesIn, type UpdateResult } from './result.ts';

/** What updates add up to: what changed, what became of overlays, and how the new contracts fared. */
export function summaryOf(results: readonly UpdateResult[], milliseconds: number): RunSummary {
  const contracts = results.map(contractSummary);
  const names = [...new Set(contracts.flatMap(({ steps }) => Object.keys(steps)))];
  const steps = names.map((name) => stepSummary(name, contracts, results));
  const failures = contracts.flatMap(({ failure }) => failure ?? []);
  return { verdict: judge(steps, failures), milliseconds, steps, contracts };
}

function contractSummary(result: UpdateResult): ContractSummary {
  if (!('outcome' in result)) return { name: result.contract, steps: {}, failure: result.failure };
  const { contract: name, outcome, comparison, findings, gate } = result;
  if (outcome === 'same') return { name, steps: {} };
  const [judged] = gate?.contracts ?? [];
  return {
    name,
    steps: {
      compare: statusIn(findings, 'compare/'),
      overlays: statusIn(findings, 'update/'),
      ...judged?.steps,
    },
    ...(comparison && { outcome: changesText(comparison) }),
    ...(judged?.constraints && { constraints: judged.constraints }),
    ...(outcome === 'refused' && { failure: refusal }),
  };
}

const refusal = {
  message: 'overlays do not fit what upstream is now, and nothing was written',
  help: 'Adapt them, and update again.',
};

function statusIn(findings: readonly Finding[], prefix: string): ContractStepSummary {
  const isFailed = findings.some(({ rule, severity }) => severity === 'error' && rule.startsWith(prefix));
  return { status: isFailed ? 'failed' : 'passed', remembered: false, milliseconds: 0 };
}

function stepSummary(
  name: string,
  contracts: readonly ContractSummary[],
  results: readonly UpdateResult[],
): StepSummary {
  const own = contracts.flatMap(({ steps }) => steps[name] ?? []);
  const milliseconds = own.reduce((sum, step) => sum + step.milliseconds, 0);
  return { name, status: worst(own), milliseconds, figure: figureOf(name, results), remembered: false };
}

function worst(steps: readonly ContractStepSummary[]): StepStatus {
  const statuses: readonly StepStatus[] = ['crashed', 'failed'];
  return statuses.find((status) => steps.some((step) => step.status === status)) ?? 'passed';
}

function figureOf(name: string, results: readonly UpdateResult[]): string {
  const updates = updatesIn(results);
  if (name === 'compare') {
    return count(updates.flatMap(({ comparison }) => comparison?.changes ?? []).length, 'change');
  }
  if (name === 'overlays') {
    const rules = updates
      .flatMap(({ findings }) => findings)
      .filter(({ rule }) => rule.startsWith('update/'));
    return rules.length === 0 ? 'all fit' : count(rules.length, 'finding');
  }
  return updates
    .flatMap(({ gate }) => gate?.steps.find((step) => step.name === name)?.figure ?? [])
    .join('; ');
}
