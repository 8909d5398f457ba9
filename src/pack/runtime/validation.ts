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
export type Validation<Name extends string = string> = Readonly<Partial<Record<Name, OperationValidators>>>;

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

/**
 * The same client, whose methods throw a ValidationError before they send what the contract does not
 * allow, and for answers that it does not allow. `fetchClient` is left as it is.
 */
export function validated<Client extends object>(client: Client, validation: Validation): Client {
  const methods = Object.entries(validation).map(([name, validators]) => {
    const method: unknown = Object.entries(client).find(([member]) => member === name)?.[1];
    return [
      name,
      isMethod(method) && validators ? Object.assign(judging(name, method, validators), method) : method,
    ];
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
