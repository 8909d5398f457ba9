import type { Unanswered } from './answer.ts';
import type { Case } from './case.ts';
import type { Failure } from './check.ts';

/** Every request is answered, in time. It is asked before every other check, as they need an answer. */
export const serverAnswers = {
  name: 'server-answers',
  title: 'Every request is answered within the deadline, with a whole response of bearable size.',
  help: 'Look in the log of the server; a longer deadline helps if it is slow by nature.',
  run: ({ operation, sends }: Case, answer: Unanswered): readonly Failure[] => [
    {
      message: `${operation.title}: the server ${answer.message} to ${sends}.`,
      pointer: operation.pointer,
      cause: `${operation.title} ${answer.why}`,
    },
  ],
} as const;
