import type { Json } from '../../../src/json.ts';
import { requestParts } from '../../../src/verify/parts.ts';
import { schemasOf } from '../../../src/verify/schemas.ts';
import type { TakenStep } from '../../../src/verify/stateful/step.ts';
import { answerOf } from '../checks/exchange-of.ts';
import { contractWith } from '../contract-of.ts';

/** What a test of a step may choose. */
export interface StepFields {
  readonly path?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** The values of the parts that are called so; a body is called `body`. */
  readonly sent?: Readonly<Record<string, Json>>;
}

const schema = {};

/** `POST /things`, taken and answered; its query, header and body may be chosen. */
export function takenStep({
  path = '/things',
  status = 201,
  headers = {},
  body,
  sent = {},
}: StepFields): TakenStep {
  const names = Object.keys(sent).filter((key) => key !== 'body');
  const contract = contractWith(
    {
      parameters: names.map((key) => ({
        in: key.split('.')[0],
        name: key.split('.')[1],
        required: true,
        schema,
      })),
      requestBody: { content: { 'application/json': { schema } } },
    },
    path,
  );
  const [operation] = contract.operations;
  if (!operation) throw new Error('the operation was not read');
  const parts = requestParts(contract.document, operation, schemasOf(contract.document));
  const draft = new Map(
    [...parts.parameters, ...parts.bodies].flatMap((part) => {
      const value = sent[part.key];
      return value === undefined ? [] : [[part, value] as const];
    }),
  );
  const request = { method: 'POST', path, query: [], headers: [], cookies: [], body: undefined };
  const testCase = {
    id: '',
    operation,
    sends: 'a request',
    request,
    credentials: 'given',
    expectation: { kind: 'accepted' },
  } as const;
  return { operation, testCase, draft, answer: answerOf({ status, headers, body }), body };
}
