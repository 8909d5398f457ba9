import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpRequest,
  type ProblemJsonError,
} from '@stoplight/prism-http';
import type { Operation } from '../contract/contract.ts';
import type { JsonObject } from '../json.ts';
import type { Preferences } from './preferences.ts';
import type { Problem } from './problem.ts';
import { prismMethod } from './prism-words.ts';
import { silentLogger } from './silent-logger.ts';
import { sliceOperation } from './slice.ts';

/** An operation in Prism's form. */
export type HttpOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** One of the responses of an operation in Prism's form. */
export type PrismResponse = HttpOperation['responses'][number];
/** A body of such a response, in one media type. */
export type PrismContent = NonNullable<PrismResponse['contents']>[number];
/** A header of such a response. */
export type PrismHeader = NonNullable<PrismResponse['headers']>[number];
/** An example of such a body or header. */
export type PrismExample = NonNullable<PrismContent['examples']>[number];

/** Something that the mock has against a request. */
export interface MockViolation {
  /** From `request` downwards: `['request', 'body', 'phone_numbers']`. */
  readonly location: readonly string[];
  readonly severity: 'error' | 'warning' | 'information';
  /** The JSON Schema keyword, or a status such as `401`. */
  readonly code: string;
  readonly message: string;
}

/** What was found wrong with a request; a number is the status that says so. */
export interface Violation extends Omit<MockViolation, 'code'> {
  readonly code: string | number;
}

/** A request as Prism is given it: it looks at the credentials, and is told what is wrong with the rest. */
export interface PrismRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  /** A list where a name came more than once. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly violations: readonly Violation[];
}

/** What Prism answers: a response of the contract, or an error of its own. */
export type PrismAnswer = DescribedAnswer | PrismProblem;

/** An error of Prism's own, with what it has against the request where that is the reason. */
export interface PrismProblem {
  readonly kind: 'problem';
  readonly problem: Problem;
  readonly violations: readonly MockViolation[];
}

/** A response that the contract documents. */
export interface DescribedAnswer {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly violations: readonly MockViolation[];
}

/** One operation as Prism knows it, ready to answer. */
export interface PrismOperation {
  /** The statuses that are documented: `202`, `4XX`, `default`. */
  readonly statuses: readonly string[];
  /**
   * Answers, or rejects where Prism throws.
   *
   * @param unfit the keys of examples that speak of something else
   */
  answer(request: PrismRequest, preferences: Preferences, unfit?: readonly string[]): Promise<PrismAnswer>;
}

/** Converts one operation of a bundled document into Prism's form. Rejects with what Prism says when it cannot. */
export async function loadPrismOperation(
  document: JsonObject,
  operation: Operation,
): Promise<PrismOperation> {
  // Not before the first request: most of a mock's start is loading what it is made of.
  const [converted, { withValidAnswers }] = await Promise.all([
    getHttpOperationsFromSpec(sliceOperation(document, operation)),
    import('./answers.ts'),
  ]);
  const found = converted.find(
    ({ method, path }) => method === prismMethod(operation.method) && path === operation.path,
  );
  if (!found) throw new Error(`Prism finds no ${operation.method} ${operation.path} in its slice`);
  const settings = { document, operation };
  const answering = withValidAnswers(found, settings);
  const withoutUnfit = remembered((unfit: readonly string[]) =>
    withValidAnswers(found, settings, undefined, new Set(unfit)),
  );
  let seeds = 0;
  return {
    statuses: found.responses.map(({ code }) => code),
    answer: (request, { dynamic, seed, ...preferences }, unfit = []) => {
      if (unfit.length > 0) return ask(withoutUnfit(unfit), request, preferences);
      // An example that is named is preferred to whatever else is wished for.
      if (!dynamic || preferences.exampleKey !== undefined) return ask(answering, request, preferences);
      return ask(withValidAnswers(found, settings, seedOf(seed ?? String(seeds++))), request, preferences);
    },
  };
}

/** What is made of the same names is made once. */
function remembered<T>(make: (names: readonly string[]) => T): (names: readonly string[]) => T {
  const known = new Map<string, T>();
  return (names) => {
    const key = JSON.stringify(names);
    const found = known.get(key) ?? make(names);
    known.set(key, found);
    return found;
  };
}

/** A number for a text, the same for the same text. */
function seedOf(text: string): number {
  return Array.from(text).reduce((hash, character) => (hash * 31 + (character.codePointAt(0) ?? 0)) | 0, 7);
}

/** What was found wrong with a request, by what Prism is given of it. */
const found = new WeakMap<object, readonly Violation[]>();

const prism = createInstance(configuration({}), {
  logger: silentLogger,
  // The operation has been found already.
  route: ({ resources: [operation] }) =>
    operation ? { _tag: 'Right', right: operation } : { _tag: 'Left', left: new Error('No operation given') },
  // And the request has been judged: by how it travels and by the contract's own validators.
  validateInput: ({ element }) => {
    const [first, ...others] = (found.get(element) ?? []).map(toDiagnostic);
    return first ? { _tag: 'Left', left: [first, ...others] } : { _tag: 'Right', right: element };
  },
});

async function ask(
  operation: HttpOperation,
  { method, path, query, headers, violations }: PrismRequest,
  preferences: Preferences,
): Promise<PrismAnswer> {
  const input = {
    // Prism's type names the methods; `prismMethod` gives one of them.
    method: prismMethod(method) as IHttpRequest['method'],
    url: { path, query: { ...query } },
    headers: { ...headers },
    body: undefined,
  };
  found.set(input, violations);
  const result = await prism.request(input, [operation], configuration(preferences))();
  if ('left' in result) return toProblem(result.left);
  const { output, validations } = result.right;
  return {
    kind: 'response',
    status: output.statusCode,
    headers: output.headers ?? {},
    body: output.body,
    violations: validations.input.map(toViolation),
  };
}

/** Made anew for each request: Prism writes the request's `Accept` into it. */
function configuration(preferences: Preferences) {
  return {
    isProxy: false as const,
    checkSecurity: true,
    validateRequest: true,
    // Answers are valid as they are made.
    validateResponse: false,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false, ...preferences },
  };
}

type ValidateInput = NonNullable<Parameters<typeof createInstance>[1]['validateInput']>;
type PrismDiagnostic = Extract<ReturnType<ValidateInput>, { _tag: 'Left' }>['left'][number];

// oxlint-disable-next-line typescript/no-unsafe-enum-assignment, typescript/no-unsafe-type-assertion -- Error, of an enum in a package that Prism does not hand on
const severityOfError = 0 as PrismDiagnostic['severity'];

function toDiagnostic({ location, code, message }: Violation): PrismDiagnostic {
  return { path: location.slice(1), code, message, severity: severityOfError };
}

interface Diagnostic {
  readonly path?: readonly (string | number)[];
  readonly severity: number;
  readonly code?: string | number;
  readonly message: string;
}

const severities = ['error', 'warning'] as const;

function toViolation(diagnostic: Diagnostic): MockViolation {
  return {
    location: ['request', ...(diagnostic.path ?? []).map(String)],
    severity: severities[diagnostic.severity] ?? 'information',
    code: String(diagnostic.code ?? ''),
    message: diagnostic.message,
  };
}

/** Prism's errors carry a status and a detail where they are of its own kind; others are its bugs. */
function toProblem(
  error: Error & Partial<Pick<ProblemJsonError, 'status' | 'detail' | 'additional'>>,
): PrismProblem {
  const { status = 500, detail = '', message: title } = error;
  const { headers, ...members } = error.additional ?? {};
  const fields = Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)] as const);
  return {
    kind: 'problem',
    problem: { status, title, detail, headers: Object.fromEntries(fields), members },
    violations: violationsOf(status, detail, members['validation']),
  };
}

function violationsOf(status: number, message: string, validation: unknown): MockViolation[] {
  if (!Array.isArray(validation)) {
    const isJudgement = status === 401 || status === 415;
    return isJudgement ? [{ location: ['request'], severity: 'error', code: String(status), message }] : [];
  }
  return validation.map(({ location, severity, code, message: text }) => ({
    location: ['request', ...(Array.isArray(location) ? location.map(String) : [])],
    severity: severity === 'Error' ? 'error' : severity === 'Warning' ? 'warning' : 'information',
    code: String(code ?? ''),
    message: String(text),
  }));
}
