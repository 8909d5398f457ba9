import type { RunSummary } from '../../src/report/run-summary.ts';

/** A gate over two contracts of which one cannot be loaded and the other fails in one step. */
export const failedGate: RunSummary = {
  verdict: 'crash',
  milliseconds: 4321,
  steps: [
    { name: 'types', status: 'passed', milliseconds: 1200, figure: '1 client compiled', remembered: true },
    { name: 'lint', status: 'failed', milliseconds: 900, figure: '1 finding', remembered: false },
    { name: 'verify', status: 'crashed', milliseconds: 4000, figure: 'The mock died.', remembered: false },
  ],
  contracts: [
    {
      name: 'pets',
      steps: {
        types: { status: 'passed', remembered: true, milliseconds: 1200 },
        lint: { status: 'failed', remembered: false, milliseconds: 900 },
      },
      constraints: { both: 28, total: 29, impossible: 1 },
    },
    {
      name: 'zoo',
      steps: { verify: { status: 'crashed', remembered: false, milliseconds: 4000 } },
      failure: {
        message: 'The mock died.',
        location: { file: 'spec/zoo/openapi.yaml', line: 7, column: 3 },
        help: 'See its log.',
      },
    },
  ],
};
