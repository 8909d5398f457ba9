import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Handler, Received, Reply } from './http.ts';

/** A description, as loosely typed as a test author writes it. */
// oxlint-disable-next-line typescript/no-explicit-any -- descriptions are data of any shape
export type Description = Record<string, any>;

/** What a provider answers that a description is right about. */
export interface Behaviour {
  /** What it enforces: the description itself, unless a fault makes it enforce something else. */
  readonly enforced: Description;
  /** Replaces any answer. */
  readonly reply?: (request: Received, usual: Reply) => Reply | Promise<Reply>;
  /** Replaces the answer to a valid request. */
  readonly answer?: (request: Received, usual: Reply) => Reply | Promise<Reply>;
}

const ajv = (addFormats as unknown as { default: (ajv: Ajv2020) => Ajv2020 }).default(
  new Ajv2020({ strict: false, allErrors: true, multipleOfPrecision: 8 }),
);

/**
 * A correct provider for a small description: enforces parameters, body, media type, method and
 * bearer authentication, and answers with the response's example. Independent of the toolkit: it
 * validates with ajv, and reads only what its test descriptions use.
 */
export function described({ enforced, answer, reply }: Behaviour): Handler {
  const validators = new Map<string, ValidateFunction>();
  const validate = (pointer: string, value: unknown): boolean => {
    const compiled = validators.get(pointer) ?? ajv.compile({ ...enforced, $ref: `#${encodeURI(pointer)}` });
    validators.set(pointer, compiled);
    return compiled(value);
  };
  return (request) => {
    const usual = judge(request, enforced, validate);
    if (reply) return reply(request, usual);
    return answer && usual.status < 300 ? answer(request, usual) : usual;
  };
}

type Validate = (pointer: string, value: unknown) => boolean;

function judge(request: Received, document: Description, validate: Validate): Reply {
  const route = Object.keys(document['paths']).find((path) => matcher(path).test(request.path));
  if (route === undefined) return problem(404);
  const item = document['paths'][route];
  const operation = item[request.method];
  if (!operation) return methodReply(request.method, Object.keys(item));
  if (!authorised(request, operation)) return { ...problem(401), headers: { 'www-authenticate': 'Bearer' } };
  const at = `/paths/${route.replaceAll('~', '~0').replaceAll('/', '~1')}/${request.method}`;
  return (
    parametersProblem(request, route, operation, at, validate) ??
    bodyProblem(request, operation, at, validate) ??
    success(operation)
  );
}

/** RFC 9110, section 9.3: OPTIONS may always be answered, and HEAD wherever GET is. */
function methodReply(method: string, methods: string[]): Reply {
  const allow = { allow: [...methods, 'options'].map((name) => name.toUpperCase()).join(', ') };
  if (method === 'options') return { status: 204, headers: allow };
  if (method === 'head' && methods.includes('get')) return { status: 200 };
  return { ...problem(405), headers: allow };
}

function authorised({ headers }: Received, { security }: Description): boolean {
  if (
    !Array.isArray(security) ||
    security.length === 0 ||
    security.some((one) => Object.keys(one).length === 0)
  )
    return true;
  return /^Bearer .+/.test(headers['authorization'] ?? '') && headers['authorization'] !== 'Bearer invalid';
}

function parametersProblem(
  request: Received,
  route: string,
  operation: Description,
  at: string,
  validate: Validate,
): Reply | undefined {
  const parameters: Description[] = operation['parameters'] ?? [];
  for (const [index, parameter] of parameters.entries()) {
    const texts = textsOf(request, route, parameter);
    if (texts.length === 0) {
      if (parameter['required']) return problem(400);
      continue;
    }
    const value =
      parameter['schema'].type === 'array'
        ? texts.map((text) => read(text, parameter['schema'].items))
        : read(texts[0] ?? '', parameter['schema']);
    if (!validate(`${at}/parameters/${index}/schema`, value)) return problem(400);
  }
  return undefined;
}

function textsOf(request: Received, route: string, { name, in: place }: Description): string[] {
  if (place === 'query') return request.query.getAll(name);
  const texts =
    place === 'header'
      ? [request.headers[name.toLowerCase()]]
      : [matcher(route).exec(request.path)?.groups?.[name]];
  return texts.flatMap((text) =>
    text === undefined ? [] : [place === 'path' ? decodeURIComponent(text) : text],
  );
}

/** Numbers and booleans travel as text. */
function read(text: string, { type }: Description): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text))
    return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}

function bodyProblem(
  { headers, body }: Received,
  { requestBody }: Description,
  at: string,
  validate: Validate,
): Reply | undefined {
  if (!requestBody) return undefined;
  if (body === '') return requestBody.required ? problem(400) : undefined;
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) return problem(415);
  try {
    return validate(`${at}/requestBody/content/application~1json/schema`, JSON.parse(body))
      ? undefined
      : problem(400);
  } catch {
    return problem(400);
  }
}

function success({ responses }: Description): Reply {
  const status = Object.keys(responses).find((code) => code.startsWith('2')) ?? '200';
  const { content, headers = {} } = responses[status];
  const sent = Object.entries<Description>(headers).map(([name, header]) => [
    name,
    String(header['example']),
  ]);
  return {
    status: Number(status),
    headers: Object.fromEntries(sent),
    body: content?.['application/json'].example,
  };
}

function problem(status: number): Reply {
  return { status, body: { error: `status ${status}` } };
}

function matcher(route: string): RegExp {
  return new RegExp(`^${route.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}
