import type { getHttpOperationsFromSpec, IHttpRequest } from '@stoplight/prism-http';
import { validateInput as validateInputOfPrism } from '@stoplight/prism-http/dist/validator/index.js';
import { withoutAbsentObjects } from './absent-object.ts';
import type { PrismRequest } from './prism.ts';

/** An operation in Prism's form. */
export type HttpOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

type ValidateInput = typeof validateInputOfPrism;
type Diagnostics = Extract<ReturnType<ValidateInput>, { _tag: 'Left' }>['left'];

/**
 * A request in Prism's form, written so that Prism reads it as OpenAPI says. Prism splits path
 * parameters at commas before it knows their style, and splits `spaceDelimited` ones at `%20` after
 * having decoded them; the encoded comma and the encoded space come out right in both.
 */
export function toPrismInput(operation: HttpOperation, request: PrismRequest): IHttpRequest {
  const { method, path, query, headers, body } = request;
  return {
    // Prism's type names the methods; whatever is here has been routed, so it is one of them.
    method: method.toLowerCase() as IHttpRequest['method'],
    url: { path: path.replaceAll(',', '%2C'), query: encodeSpaces(operation, query) },
    headers,
    body,
  };
}

/**
 * An operation whose path parameters have names that Prism's path templates can hold: letters, digits,
 * `-`, `_`, `.` and `%`. Others are percent-encoded, in the template and in the parameter.
 */
export function withPlainNames(operation: HttpOperation): HttpOperation {
  const parameters = operation.request?.path ?? [];
  if (parameters.every(({ name }) => plainName(name) === name)) return operation;
  const path = parameters.map((parameter) =>
    Object.assign({}, parameter, { name: plainName(parameter.name) }),
  );
  return {
    ...operation,
    path: operation.path.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => `{${plainName(name)}}`),
    request: { ...operation.request, path },
  };
}

function plainName(name: string): string {
  return name.replaceAll(/[^-\w.%]/gu, (character) =>
    Buffer.from(character).reduce((encoded, byte) => `${encoded}%${byte.toString(16).padStart(2, '0')}`, ''),
  );
}

function encodeSpaces(
  operation: HttpOperation,
  query: PrismRequest['query'],
): Record<string, string | string[]> {
  const parameters = operation.request?.query ?? [];
  const spaced = new Set(parameters.filter(isSpaceDelimited).map(({ name }) => name));
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      spaced.has(name) && !Array.isArray(value) ? value.replaceAll(' ', '%20') : value,
    ]),
  );
}

function isSpaceDelimited({ style }: { style: string }): boolean {
  return style === 'spaceDelimited';
}

/**
 * Prism's validation of a request, mended: cookies are validated, as headers are; an optional object
 * that is absent is not taken for an empty one; and a path parameter without the prefix of its style
 * (`label`, `matrix`) is a violation, where Prism throws.
 */
export const validateInput: ValidateInput = ({ resource, element }) => {
  const present = withoutAbsentObjects(resource, element.url.query ?? {});
  const found = [
    ...diagnosticsOf({ resource: present, element }),
    ...cookieDiagnostics({ resource, element }),
  ];
  const [first, ...others] = found;
  return first ? { _tag: 'Left', left: [first, ...others] } : { _tag: 'Right', right: element };
};

// oxlint-disable-next-line typescript/no-unsafe-enum-assignment, typescript/no-unsafe-type-assertion -- Error, of an enum in a package that Prism does not hand on
const severityOfError = 0 as Diagnostics[number]['severity'];

type Validated = Parameters<ValidateInput>[0];

function diagnosticsOf(validated: Validated): readonly Diagnostics[number][] {
  try {
    const result = validateInputOfPrism(validated);
    return 'left' in result ? result.left : [];
  } catch (error) {
    if (!(error instanceof Error) || !/^(Label|Matrix) serialization style requires/.test(error.message))
      throw error;
    return [{ path: ['path'], code: 'style', message: error.message, severity: severityOfError }];
  }
}

function cookieDiagnostics({ resource, element }: Validated): readonly Diagnostics[number][] {
  const cookies = resource.request?.cookie ?? [];
  if (cookies.length === 0) return [];
  const asHeaders = cookies.map((cookie) => Object.assign({}, cookie, { style: 'simple' }));
  const diagnostics = diagnosticsOf({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- cookies differ from headers in the style only
    resource: { ...resource, request: { headers: asHeaders } } as unknown as HttpOperation,
    element: { ...element, headers: parseCookies(element.headers?.['cookie'] ?? ''), body: undefined },
  });
  return diagnostics.map(({ path = [], ...rest }) =>
    Object.assign(rest, { path: ['cookie', ...path.slice(1)] }),
  );
}

/**
 * The pairs of a `Cookie` header (RFC 6265, section 4.2.1), names in lower case as Prism's header names
 * are. What comes more than once is an exploded list, and is written as a header's list.
 */
function parseCookies(header: string): Record<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  const byName = Map.groupBy(pairs, ([name = '']) => name.toLowerCase());
  return Object.fromEntries(
    [...byName].map(([name, same]) => [name, same.map(([, ...value]) => value.join('=')).join(',')]),
  );
}
