import { issueMessage } from './issue-message.ts';

/** One thing that is wrong with a value, as Standard Schema 1.0 has it. */
export interface Issue {
  readonly message: string;
  /** The names and indices that lead to what is wrong. */
  readonly path: readonly (string | number)[];
}

/** One failed keyword, as the generated checks report it. */
export interface Failure {
  /** JSON pointer (RFC 6901) to what is wrong. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The issues of a value. A property that is missing, or should not be there, is part of the path. */
export function issuesOf(failures: readonly Failure[], value: unknown): Issue[] {
  return failures.map(({ instancePath, keyword, params }) => {
    const property =
      params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'];
    const path = pathOf(instancePath, value);
    const message = issueMessage(keyword, params);
    return { message, path: typeof property === 'string' ? [...path, property] : path };
  });
}

function pathOf(pointer: string, value: unknown): (string | number)[] {
  let current = value;
  return pointer
    .split('/')
    .slice(1)
    .map((token) => {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(current) ? Number(name) : name;
      current = new Map<string, unknown>(Object.entries(current ?? {})).get(name);
      return key;
    });
}
