import type { StepJob, StepMessage } from '../../src/gate/step-message.ts';
import { finding } from '../report/findings.ts';

// A step's process whose behaviour is the name of its step.

const job = JSON.parse(process.argv[2] ?? '') as StepJob;
const crash = { message: 'a cause', expected: false, stack: 'Error: a cause\n    at step.ts:1:1' };

const answers: Record<string, StepMessage> = {
  passes: {
    kind: 'result',
    result: { findings: [], figure: `root ${job.root}, ${job.requireCoverage ?? 'no'} coverage required` },
  },
  warns: { kind: 'result', result: { findings: [finding({ severity: 'warning' })], figure: '1 finding' } },
  fails: { kind: 'result', result: { findings: [finding()], figure: '1 finding' } },
  counts: {
    kind: 'result',
    result: { findings: [], figure: '3 of 4', constraints: { both: 3, total: 4, impossible: 0 } },
  },
  throws: { kind: 'crash', failure: crash },
  unloadable: {
    kind: 'unloadable',
    failure: {
      message: 'bad YAML',
      expected: true,
      location: { file: 'spec/pets/openapi.yaml', line: 2, column: 1 },
      help: 'Mend it.',
    },
  },
};

const answer = answers[job.step];
if (answer) process.send?.(answer);
else if (job.step === 'dies') dieWithWords();
else if (job.step === 'is killed') process.kill(process.pid, 'SIGTERM');
else setInterval(() => {}, 1000);

function dieWithWords(): void {
  process.stderr.write('Out of everything\n', () => process.exit(7));
}
