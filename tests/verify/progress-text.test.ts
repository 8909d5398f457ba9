import { expect, test } from 'vitest';
import { progressText, type Moment } from '../../src/verify/progress-text.ts';
import { newTally, type Tally } from '../../src/verify/tally.ts';

test.each<[string, Partial<Tally>, Moment]>([
  ['operation 1 of 40, 0 cases/s, 0 findings', { begun: 1 }, { seconds: 0 }],
  [
    'operation 11 of 40, 35 cases/s, 1 finding, about 60 s left',
    { begun: 11, cases: 700, findings: 1 },
    { seconds: 20 },
  ],
  [
    'operation 11 of 40, 4 cases/s, 2 findings, about 5 min left',
    { begun: 11, cases: 400, findings: 2 },
    { seconds: 100 },
  ],
  [
    'operation 11 of 40, 35 cases/s, 0 findings, at most 10 s left',
    { begun: 11, cases: 700 },
    { seconds: 20, budget: 30 },
  ],
  [
    'operation 39 of 40, 35 cases/s, 0 findings, at most 2 s left',
    { begun: 39, cases: 700 },
    { seconds: 20, budget: 300 },
  ],
  [
    'operation 40 of 40, 35 cases/s, 0 findings, at most 0 s left',
    { begun: 40, cases: 1050 },
    { seconds: 30, budget: 20 },
  ],
  [
    'sequences of operation 40 of 40, 35 cases/s, 0 findings',
    { begun: 40, cases: 700, round: 'sequences' },
    { seconds: 20 },
  ],
  [
    'random requests of operation 3 of 40, 35 cases/s, 0 findings, at most 280 s left'.replace(
      '280 s',
      '5 min',
    ),
    { begun: 3, cases: 700, round: 'random' },
    { seconds: 20, budget: 300 },
  ],
])('%s', (text, tally, moment) => {
  expect(progressText({ ...newTally(), operations: 40, ...tally }, moment)).toBe(text);
});
