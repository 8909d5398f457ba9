import type { Contract, Operation } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';

/** What was left when the time was up. */
export interface Left {
  /** Operations of which some cases were not sent. */
  readonly partly: readonly { readonly operation: Operation; readonly unsent: number }[];
  /** Operations of which nothing was sent. */
  readonly untried: readonly Operation[];
  /** Whether sequences of operations were to follow. */
  readonly sequences: boolean;
}

/** Says what was not tried, as the time was up; nothing when everything was. */
export function timeUpFinding(contract: Contract, { partly, untried, sequences }: Left): readonly Finding[] {
  const left = [
    ...partly.map(
      ({ operation, unsent }) => `${unsent} ${unsent === 1 ? 'case' : 'cases'} of ${operation.title}`,
    ),
    ...untried.map(({ title }) => title),
    ...(sequences ? ['sequences of operations'] : []),
  ];
  if (left.length === 0) return [];
  const operations = partly.length + untried.length;
  return [
    {
      rule: 'verify/time-up',
      severity: 'warning',
      message: `The time was up before all was tried; ${operations} of the operations were left out, in part or whole.`,
      contract: contract.name,
      pointer: '',
      location: contract.locate(''),
      evidence: [{ label: 'not tried', value: left }],
      help: 'Allow more time, take fewer random requests, or share the work among several runs by --shard.',
    },
  ];
}
