import type { MediaType } from '../../contract/contract.ts';
import type { Exchange } from '../exchange.ts';
import { deepest } from '../failure.ts';
import type { Json } from '../../json.ts';
import type { Check, Failure } from '../check.ts';

/** Every body fits its schema. */
export const responseBody: Check = {
  name: 'response-body',
  title: 'The body of every response fits its schema, formats included.',
  help: 'Correct what the server answers, or the schema of the response.',
  run: (exchange) => {
    const { body, mediaType } = exchange;
    if (!mediaType) return [];
    if (body.kind === 'malformed') return [malformed(exchange, mediaType, body.message)];
    return body.kind === 'json' ? misfit(exchange, mediaType, body.value) : [];
  },
};

// Where no example is given, a mock makes one up, and not all that it makes up fits the schema.
function isMadeUp({ target }: Exchange, { examples }: MediaType): boolean {
  return target === 'mock' && examples.length === 0;
}

function malformed(
  { case: { operation, sends }, answer }: Exchange,
  mediaType: MediaType,
  why: string,
): Failure {
  return {
    message: `${operation.title} answered ${answer.status} to ${sends} with a response that cannot be read as JSON: ${why}`,
    pointer: mediaType.pointer,
    cause: `${operation.title} ${answer.status} malformed`,
  };
}

function misfit(exchange: Exchange, mediaType: MediaType, value: Json): readonly Failure[] {
  if (mediaType.schema === undefined) return [];
  const failures = exchange.schemas(mediaType.schema, 'response').validate(value);
  const worst = deepest(failures);
  if (!worst) return [];
  const { operation, sends } = exchange.case;
  const { status } = exchange.answer;
  const place = worst.instancePointer === '' ? 'The body' : worst.instancePointer;
  return [
    {
      message: `${operation.title} answered ${status} to ${sends}, and the response breaks its schema: ${place} ${worst.message}.`,
      pointer: worst.schemaPointer,
      place: { pointer: worst.instancePointer, message: worst.message },
      severity: isMadeUp(exchange, mediaType) ? 'information' : 'error',
      cause: `${operation.title} ${status} ${worst.schemaPointer}`,
    },
  ];
}
