import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StepJob, StepMessage } from '../../src/gate/step-message.ts';
import { finding } from '../report/findings.ts';

// A worker's process whose behaviour is the name of the step, or of the contract.

const crash = { message: 'a cause', expected: false, stack: 'Error: a cause\n    at step.ts:1:1' };

const answers: Record<string, (job: StepJob) => StepMessage> = {
  passes: () => ({ kind: 'result', result: { findings: [], counts: { done: 2 } } }),
  'tells settings': ({ settings }) => ({
    kind: 'result',
    result: {
      findings: [finding({ severity: 'information', message: JSON.stringify(settings) })],
    },
  }),
  'tells how many jobs its process has done': () => ({
    kind: 'result',
    result: { findings: [], counts: { jobs } },
  }),
  warns: () => ({ kind: 'result', result: { findings: [finding({ severity: 'warning' })] } }),
  fails: () => ({ kind: 'result', result: { findings: [finding()] } }),
  counts: () => ({
    kind: 'result',
    result: { findings: [], constraints: { both: 3, total: 4, impossible: 0 } },
  }),
  throws: () => ({ kind: 'crash', failure: crash }),
};

const unloadable: StepMessage = {
  kind: 'unloadable',
  failure: {
    message: 'bad YAML',
    expected: true,
    location: { file: 'spec/unloadable/openapi.yaml', line: 2, column: 1 },
    help: 'Mend it.',
  },
};

let jobs = 0;

process.once('disconnect', () => process.exit());
process.on('message', (message) => {
  const job = message as StepJob;
  jobs += 1;
  const answer = job.contract === 'unloadable' ? unloadable : answers[job.step]?.(job);
  if (answer) process.send?.(answer);
  else if (job.step === 'dies') process.stderr.write('Out of everything\n', () => process.exit(7));
  else if (job.step === 'dies beside a temporary folder')
    process.stderr.write(mkdtempSync(path.join(tmpdir(), 'left-')), () => process.exit(7));
  else if (job.step === 'is killed') process.kill(process.pid, 'SIGTERM');
});
