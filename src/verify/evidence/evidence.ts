import type { Evidence } from '../../finding.ts';
import type { Answer } from '../answer.ts';
import type { Case } from '../case.ts';
import type { Target } from '../options.ts';
import { credentialsFor } from '../send/session.ts';
import { curlLine } from './curl.ts';
import { answerText, requestText } from './exchange-text.ts';
import { replayCommand } from './replay.ts';
import { redactionFor } from './secret.ts';

/** A case with its answer, and what was sent before it when it is a step of a sequence. */
export interface Shown {
  readonly testCase: Case;
  readonly answer: Answer;
  readonly before?: readonly Shown[];
}

/**
 * What a finding shows of a case: the steps before it as curl lines, the request, the answer, a curl line,
 * and the command that replays it.
 */
export function evidenceOf(
  contract: string,
  target: Target,
  seed: number,
  shown: Shown,
): readonly Evidence[] {
  const { testCase, answer, before = [] } = shown;
  const curl = curlOf(target, testCase);
  const redact = redactionFor(target);
  return [
    ...before.map((step, index) => ({ label: `step ${index + 1}`, value: stepText(target, step) })),
    { label: 'request', value: requestText(testCase.request, redact) },
    { label: 'response', value: answerText(answer, redact) },
    ...(curl === undefined ? [] : [{ label: 'curl', value: curl }]),
    { label: 'replay', value: replayCommand(contract, target, seed, testCase.id) },
  ];
}

function curlOf(target: Target, testCase: Case): string | undefined {
  return curlLine(target, testCase.request, credentialsFor(target, testCase));
}

/** As a line for a shell, in which what came back is a comment. */
function stepText(target: Target, { testCase, answer }: Shown): string {
  const line = curlOf(target, testCase) ?? `# ${testCase.operation.title}, with a long body`;
  return `${line} # ${answer.kind === 'answered' ? answer.status : answer.message}`;
}
