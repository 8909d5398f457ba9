import type { Evidence } from '../../finding.ts';
import type { Answer } from '../answer.ts';
import type { Case } from '../case.ts';
import type { Target } from '../options.ts';
import { credentialsFor } from '../send/session.ts';
import { curlLine } from './curl.ts';
import { answerText, requestText } from './exchange-text.ts';
import { replayCommand } from './replay.ts';

/** What a finding shows of a case: the request, the answer, a curl line, and the command that replays it. */
export function evidenceOf(
  contract: string,
  target: Target,
  seed: number,
  testCase: Case,
  answer: Answer,
): readonly Evidence[] {
  const curl = curlLine(target.url, testCase.request, credentialsFor(target, testCase));
  return [
    { label: 'request', value: requestText(testCase.request) },
    { label: 'response', value: answerText(answer) },
    ...(curl === undefined ? [] : [{ label: 'curl', value: curl }]),
    { label: 'replay', value: replayCommand(contract, target, seed, testCase.id) },
  ];
}
