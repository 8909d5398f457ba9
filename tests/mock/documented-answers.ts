import type { Contract, MediaType, Operation, Response } from '../../src/contract/contract.ts';
import type { Preferences } from '../../src/mock/preferences.ts';
import { loadPrismOperation, type PrismRequest } from '../../src/mock/prism.ts';
import { toWireResponse } from '../../src/mock/described-response.ts';
import { problemResponse, type WireResponse } from '../../src/mock/response.ts';
import { chooseCredentials, madeUpSecrets } from '../../src/wire/credentials.ts';
import { concreteType } from '../../src/wire/media-type.ts';

/** What the mock answers where an operation documents a response. */
export interface DocumentedAnswer {
  readonly operation: Operation;
  readonly documented: Response;
  /** `GET /pets 200 application/json (example)`. */
  readonly title: string;
  readonly answer: WireResponse;
}

/**
 * What the mock answers to a valid request for each response, media type and example that a contract documents.
 *
 * @param times what each is asked for with besides: once as it is by default
 */
export async function* documentedAnswers(
  { document, operations }: Contract,
  times: readonly Preferences[] = [{}],
): AsyncGenerator<DocumentedAnswer> {
  for (const operation of operations) {
    const prism = await loadPrismOperation(document, operation);
    for (const documented of operation.responses) {
      const code = codeOf(documented, operation);
      if (code === undefined) continue;
      for (const { accept, exampleKey } of wishesOf(documented)) {
        const example = exampleKey === undefined ? '' : ` (${exampleKey})`;
        const title = `${operation.title} ${documented.status} ${accept ?? ''}${example}`;
        for (const preferences of times) {
          const asked = { ...preferences, code, ...(exampleKey === undefined ? {} : { exampleKey }) };
          const given = await prism.answer(validRequest(operation, accept), asked);
          const answer = given.kind === 'response' ? toWireResponse(given) : problemResponse(given.problem);
          yield { operation, documented, title, answer };
        }
      }
    }
  }
}

/** A code that a response stands for and that is not documented apart; `undefined` for one that ends no exchange. */
function codeOf({ status }: Response, { responses }: Operation): number | undefined {
  if (/^\d{3}$/.test(status)) return Number(status) < 200 ? undefined : Number(status);
  const documented = new Set(responses.map((each) => each.status.toUpperCase()));
  const first = status === 'default' ? '5' : status.charAt(0);
  if (first === '1') return undefined;
  return Array.from({ length: 100 }, (_, index) => Number(first) * 100 + index).find(
    (code) => !documented.has(String(code)) && ![204, 205, 304].includes(code),
  );
}

interface Wish {
  readonly accept: string | undefined;
  readonly exampleKey: string | undefined;
}

function wishesOf({ content }: Response): readonly Wish[] {
  if (content.length === 0) return [{ accept: undefined, exampleKey: undefined }];
  return content.flatMap((mediaType: MediaType) => {
    const accept = concreteType(mediaType.type);
    const names = mediaType.examples.flatMap(({ name }) => (name === undefined ? [] : [name]));
    return [undefined, ...names].map((exampleKey) => ({ accept, exampleKey }));
  });
}

/** A request with credentials and of which nothing is wrong. */
function validRequest({ method, path, security }: Operation, accept: string | undefined): PrismRequest {
  const headers: Record<string, string> = accept === undefined ? {} : { accept };
  const query: Record<string, string> = {};
  for (const { in: place, name, prefix, secret } of chooseCredentials(
    security,
    madeUpSecrets(security, 'made-up'),
  ) ?? []) {
    if (place === 'query') query[name] = secret;
    else if (place === 'header') headers[name.toLowerCase()] = prefix + secret;
    else headers['cookie'] = `${name}=${secret}`;
  }
  return { method, path, query, headers, violations: [] };
}
