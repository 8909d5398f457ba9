import type { Operation, Response } from '../contract/contract.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { essence, isJson } from '../wire/media-type.ts';
import { validatorsOf } from './judge-request.ts';
import { withPlace } from './named-place.ts';
import type { DescribedAnswer } from './prism.ts';

/** What lets the errors of an operation name the first thing that is wrong with a request, where their schemas let them. */
export function placeNamer(
  document: JsonObject,
  { responses }: Operation,
): (answer: DescribedAnswer) => DescribedAnswer {
  return (answer) => {
    const { status, body } = answer;
    const violation = answer.violations.find(({ severity }) => severity === 'error');
    const schema = responseOf(responses, status)?.content.find(({ type }) => isJson(essence(type)))?.schema;
    if (!violation || schema === undefined || (!isObject(body) && !Array.isArray(body))) return answer;
    const validator = validatorsOf(document, 'response')(schema);
    // Prism's own objects may hold members without a value, which do not travel.
    const error = JSON.parse(JSON.stringify(body)) as Json;
    return { ...answer, body: withPlace(error, violation, (value) => validator.isValid(value)) };
  };
}

function responseOf(responses: readonly Response[], status: number): Response | undefined {
  const keys = [String(status), `${String(status).charAt(0)}XX`, 'DEFAULT'];
  return keys
    .map((key) => responses.find((response) => response.status.toUpperCase() === key))
    .find((found) => found !== undefined);
}
