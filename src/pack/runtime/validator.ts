import { type Failure, type Issue, issuesOf } from './issue.ts';
import { ValidationError } from './validation-error.ts';

/** Judges values; a Standard Schema 1.0, which forms, routers and the like take as it is. */
export interface Validator<Value> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'openapi-contract';
    /** The value, or all that is wrong with it. */
    readonly validate: (
      value: unknown,
    ) => { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
    /** Never there: for the compiler. */
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
  };
  /** Whether a value is valid. */
  readonly is: (value: unknown) => value is Value;
  /**
   * The value itself.
   *
   * @throws ValidationError when it is not valid
   */
  readonly parse: (value: unknown) => Value;
}

/** A generated check: whether a value is valid, and what failed the last time. */
export interface Check {
  (value: unknown): boolean;
  errors?: readonly Failure[] | null;
}

/** The validator of a check. */
export function validator<Value>(check: Check): Validator<Value> {
  const is = (value: unknown): value is Value => check(value);
  const issues = (value: unknown): Issue[] => issuesOf(check.errors ?? [], value);
  return {
    '~standard': {
      version: 1,
      vendor: 'openapi-contract',
      validate: (value) => (is(value) ? { value } : { issues: issues(value) }),
    },
    is,
    parse: (value) => {
      if (is(value)) return value;
      throw new ValidationError('the value', issues(value));
    },
  };
}
