import type { Contract, Operation } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';

/** What was left when a run ended before it had tried all. */
export interface Left {
  /** Operations of which some cases were not sent. */
  readonly partly: readonly { readonly operation: Operation; readonly unsent: number }[];
  /** Operations of which nothing was sent. */
  readonly untried: readonly Operation[];
  /** Whether sequences of operations were to follow. */
  readonly sequences: boolean;
  /** How many operations were to be sent random requests yet. */
  readonly random?: number;
}

/** The rule of a run that somebody ended. */
export const interruptedRule = 'verify/interrupted';

/** Says what was not tried, as the time was up; nothing when everything was. */
export function timeUpFinding(contract: Contract, left: Left): readonly Finding[] {
  const texts = textsOf(left);
  if (texts.length === 0) return [];
  return [
    {
      rule: 'verify/time-up',
      severity: 'warning',
      message: `The time was up before all was tried; ${sumOf(left)}.`,
      contract: contract.name,
      pointer: '',
      location: contract.locate(''),
      evidence: [{ label: 'not tried', value: texts }],
      help: 'Allow more time, take fewer random requests, or share the work among several runs by --shard.',
    },
  ];
}

/** Says what was not tried, as somebody ended the run: an error, as a part must not pass for the whole. */
export function interruptedFinding(contract: Contract, left: Left): Finding {
  const texts = textsOf(left);
  return {
    rule: interruptedRule,
    severity: 'error',
    message: `The run was interrupted before all was tried; ${sumOf(left)}.`,
    contract: contract.name,
    pointer: '',
    location: contract.locate(''),
    ...(texts.length > 0 && { evidence: [{ label: 'not tried', value: texts }] }),
    help: 'What is reported is what was known until then. Run it again for the rest.',
  };
}

function sumOf({ partly, untried }: Left): string {
  return `${partly.length + untried.length} of the operations were left out, in part or whole`;
}

function textsOf({ partly, untried, sequences, random = 0 }: Left): string[] {
  return [
    ...partly.map(
      ({ operation, unsent }) => `${unsent} ${unsent === 1 ? 'case' : 'cases'} of ${operation.title}`,
    ),
    ...untried.map(({ title }) => title),
    ...(sequences ? ['sequences of operations'] : []),
    ...(random > 0 ? [`random requests of ${random} ${random === 1 ? 'operation' : 'operations'}`] : []),
  ];
}
