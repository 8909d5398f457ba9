import type { Answered } from '../../../src/verify/answer.ts';
import type { Case, Expectation } from '../../../src/verify/case.ts';
import { documentedErrors } from '../../../src/verify/documented-errors.ts';
import { exchange, type Exchange } from '../../../src/verify/exchange.ts';
import type { Target } from '../../../src/verify/options.ts';
import { schemasOf } from '../../../src/verify/schemas.ts';
import { contractWith } from '../contract-of.ts';

/** An answer as a test writes it: JSON unless it says otherwise. */
export interface AnswerFields {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly text?: string;
  /** 1 by default. */
  readonly milliseconds?: number;
}

/** What a test of a check may choose. */
export interface ExchangeFields {
  readonly operation: object;
  readonly answer: AnswerFields;
  readonly expectation?: Expectation;
  readonly method?: string;
  readonly target?: Target['kind'];
  readonly maximumResponseTime?: number;
}

/** A case of `POST /things`, or of another method, with its answer. */
export function exchangeOf(fields: ExchangeFields): Exchange {
  const {
    operation,
    expectation = { kind: 'accepted' },
    method = 'post',
    target = 'server',
    maximumResponseTime,
  } = fields;
  const contract = contractWith(operation, '/things', method);
  const [only] = contract.operations;
  if (!only) throw new Error('the operation was not read');
  const testCase: Case = {
    id: `${only.title}#test`,
    operation: only,
    sends: 'a request',
    request: {
      method: method.toUpperCase(),
      path: '/things',
      query: [],
      headers: [],
      cookies: [],
      body: undefined,
    },
    credentials: 'given',
    expectation,
  };
  const schemas = schemasOf(contract.document);
  const { document } = contract;
  const errors = documentedErrors(contract);
  const settings = { target, document, schemas, errors, maximumResponseTime };
  return exchange(testCase, answerOf(fields.answer), settings);
}

/** The answer, whole. */
export function answerOf({ status, headers = {}, body, text, milliseconds = 1 }: AnswerFields): Answered {
  const bytes = new TextEncoder().encode(text ?? (body === undefined ? '' : JSON.stringify(body)));
  const type: Record<string, string> = bytes.length === 0 ? {} : { 'content-type': 'application/json' };
  return { kind: 'answered', status, headers: { ...type, ...headers }, body: bytes, milliseconds };
}
