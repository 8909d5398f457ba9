/** What the gate says in the end; a crash says that nothing was proved. */
export type Verdict = 'pass' | 'fail' | 'crash';

/** The verdict over steps: a crash outweighs a failure, as what crashed may hide more. */
export function judge(steps: readonly { readonly status: 'passed' | 'failed' | 'crashed' }[]): Verdict {
  if (steps.some(({ status }) => status === 'crashed')) return 'crash';
  return steps.some(({ status }) => status === 'failed') ? 'fail' : 'pass';
}
