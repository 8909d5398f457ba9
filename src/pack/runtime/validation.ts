import { ValidationError } from './validation-error.ts';
import type { Validator } from './validator.ts';

/** The validators of an operation's parts; a part without one is not judged. */
export interface OperationValidators {
  /** `{ path, query, header, cookie }`, as methods take them. */
  readonly parameters?: Validator<unknown>;
  readonly body?: Validator<unknown>;
  /** By the status as the description writes it: `202`, `4XX`, `default`. */
  readonly answers?: Readonly<Record<string, Validator<unknown>>>;
}

/** Validators by the names of the methods. */
export type Validators<Name extends string = string> = Readonly<Partial<Record<Name, OperationValidators>>>;

/** Judges what the methods of a client send and get. */
export interface Validation<Name extends string = string> {
  readonly validators: Validators<Name>;
  /**
   * The same client, whose methods throw a ValidationError before they send what the contract does not
   * allow, and for answers that it does not allow. `fetchClient` is left as it is.
   */
  readonly judged: <Client extends object>(client: Client) => Client;
}

/** The validation by some validators. Who does not import it does not bundle what it takes. */
export function validationBy<Name extends string>(validators: Validators<Name>): Validation<Name> {
  return { validators, judged: (client) => judged(client, validators) };
}

interface Init {
  readonly params?: unknown;
  readonly body?: unknown;
}

interface Answer {
  readonly status: number;
  readonly data?: unknown;
  readonly error?: unknown;
}

type Method = (init?: Init) => Promise<Answer>;

function judged<Client extends object>(client: Client, validators: Validators): Client {
  const methods = Object.entries(validators).map(([name, own]) => {
    const method: unknown = Object.entries(client).find(([member]) => member === name)?.[1];
    return [name, isMethod(method) && own ? Object.assign(judging(name, method, own), method) : method];
  });
  return { ...client, ...Object.fromEntries(methods) };
}

function isMethod(member: unknown): member is Method {
  return typeof member === 'function';
}

function judging(
  name: string,
  method: Method,
  { parameters, body, answers = {} }: OperationValidators,
): Method {
  return async (init) => {
    judge(`what ${name} takes as params`, init?.params ?? {}, parameters);
    if (init?.body !== undefined) judge(`the body of ${name}`, init.body, body);
    const answer = await method(init);
    const range = `${String(answer.status).charAt(0)}XX`;
    const known = [String(answer.status), range, 'default'].find((status) => Object.hasOwn(answers, status));
    const content = answer.data ?? answer.error;
    judge(
      `the answer ${answer.status} of ${name}`,
      content,
      known === undefined ? undefined : answers[known],
    );
    return answer;
  };
}

function judge(subject: string, value: unknown, validator: Validator<unknown> | undefined): void {
  const result = validator?.['~standard'].validate(value);
  if (result?.issues) throw new ValidationError(subject, result.issues);
}
