import type { Readable } from '../../generate/runtime/read-write.ts';

type Content<Answer> = Answer extends { content: infer Media } ? Readable<Media[keyof Media]> : undefined;

/** The bodies that an operation answers with, by status: `CreatePetAnswers[201]`. */
export type AnswersOf<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Content<Responses[Status]> }
  : never;

/** The parameters of an operation, by where they travel. */
export type ParametersOf<Operation> = Operation extends { parameters: infer Parameters } ? Parameters : never;
