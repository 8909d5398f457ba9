import type { Example, MediaType, Response } from '../../contract/contract.ts';
import type { Json } from '../../json.ts';
import type { Case } from '../case.ts';
import { meantByBody } from '../../wire/meant.ts';
import { concreteType } from '../../wire/media-type.ts';
import { withHeader } from '../../wire/wire-request.ts';
import { baseRequestCase, type PlanContext } from './plan-context.ts';

/** Responses that have no body, whatever is described (RFC 9110, section 6.4.1). */
const bodiless = new Set(['204', '205', '304']);

/**
 * One case for each named example of a response: a mock answers it when a valid request asks for it by
 * `Prefer: code=…, example=…`. Ranges (`4XX`, `default`) have no one code to ask for.
 */
export function documentedAnswers(context: PlanContext): readonly Case[] {
  if (context.target.kind !== 'mock' || context.operation.method === 'head') return [];
  return context.operation.responses.flatMap((response) => {
    if (!/^[1-5]\d\d$/.test(response.status) || bodiless.has(response.status)) return [];
    return response.content.flatMap((mediaType) =>
      mediaType.examples.flatMap((example) => answerCase(context, response, mediaType, example) ?? []),
    );
  });
}

function answerCase(
  context: PlanContext,
  response: Response,
  mediaType: MediaType,
  example: Example,
): Case | undefined {
  const { name } = example;
  const value = meantExample(context, mediaType, example);
  // What fits in no reading is a finding already, and a mock answers something else.
  if (value === undefined) return undefined;
  // A quoted string of the Prefer header (RFC 7240, section 2) that Prism's parser takes has no quotes within.
  if (name === undefined || !/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/.test(name)) return undefined;
  const type = response.content.length > 1 ? `(${mediaType.type})` : '';
  const words = {
    name: `answer:${response.status}${type}/${name}`,
    sends: `a request for the example "${name}"`,
    expectation: {
      kind: 'example',
      status: Number(response.status),
      response,
      mediaType,
      example,
      value,
    },
  } as const;
  return baseRequestCase(context, words, (request) => {
    const wanted = withHeader(request, 'prefer', `code=${response.status}, example="${name}"`);
    return withHeader(wanted, 'accept', concreteType(mediaType.type));
  });
}

function meantExample(
  { contract: { document }, schemas }: PlanContext,
  mediaType: MediaType,
  { value }: Example,
): Json | undefined {
  const { schema } = mediaType;
  if (schema === undefined) return value;
  const compiled = schemas(schema, 'response');
  return meantByBody(document, mediaType, value, (each) => compiled.validate(each).length === 0);
}
