import type { Operation } from '../contract/contract.ts';
import type { JsonObject } from '../json.ts';
import { madeUpHeader } from '../wire/made-up.ts';
import { concreteType } from '../wire/media-type.ts';
import { bodyExamples } from './body-examples.ts';
import { headerExamples } from './header-examples.ts';
import type { HttpOperation, PrismExample, PrismResponse } from './prism.ts';
import { responseValues } from './response-values.ts';

/** What answers are made from. */
export interface AnswerSettings {
  readonly document: JsonObject;
  readonly operation: Operation;
}

/**
 * An operation in Prism's form whose every response has examples that fit their schemas, for Prism to answer with:
 * bodies and headers. Each is made when it is first asked for, as most never are.
 *
 * @param seed set to answer with another value of the schema for each seed, instead of documented ones
 * @param unfit the keys of documented examples that are left out
 */
export function withValidAnswers(
  converted: HttpOperation,
  { document, operation }: AnswerSettings,
  seed?: number,
  unfit: ReadonlySet<string> = new Set(),
): HttpOperation {
  const values = responseValues({ document, seed });
  const answer = (response: PrismResponse): PrismResponse => {
    const own = operation.responses.find(
      ({ status }) => status.toUpperCase() === response.code.toUpperCase(),
    );
    if (!own) return response;
    const contents = response.contents?.map((content) =>
      lazily({ ...content, mediaType: concreteType(content.mediaType) }, () => {
        const described = own.content.find(({ type }) => type === content.mediaType);
        return bodyExamples(document, content, described, values, unfit);
      }),
    );
    const headers = response.headers?.map((header) =>
      lazily({ ...header, schema: header.schema ?? {} }, () => {
        const described = own.headers.find(({ name }) => name.toLowerCase() === header.name.toLowerCase());
        return headerExamples(document, header, described, values);
      }),
    );
    return Object.assign({}, response, { contents, headers });
  };
  const responses = converted.responses.length > 0 ? converted.responses.map(answer) : [undescribed];
  return { ...converted, responses };
}

/** What an operation answers that describes no response: `responses` is optional (OpenAPI 3.1, "Operation Object"). */
const undescribed = {
  id: 'undescribed',
  code: '200',
  headers: [
    {
      id: 'made-up',
      name: madeUpHeader,
      style: 'simple',
      schema: { type: 'string' },
      examples: [{ id: 'made-up', key: '', value: 'made-up' }],
    },
  ],
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `simple` is of an enum in a package that Prism does not hand on
} as unknown as PrismResponse;

/** A copy whose examples are made when they are first read. */
function lazily<T extends object>(owner: T, make: () => readonly PrismExample[]): T {
  let made: readonly PrismExample[] | undefined;
  return Object.defineProperty({ ...owner }, 'examples', { enumerable: true, get: () => (made ??= make()) });
}
