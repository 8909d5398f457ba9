import type { Answer } from './answer.ts';
import type { Case } from './case.ts';
import type { Judgement } from './judge.ts';

/** How a case is sent and judged, one at a time. */
export interface Trial {
  send(testCase: Case): Promise<Answer>;
  judge(testCase: Case, answer: Answer): readonly Judgement[];
}
