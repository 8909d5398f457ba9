import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import { headerValue } from '../answer.ts';
import { bodyOf } from '../draft.ts';
import type { TakenStep } from './step.ts';

/**
 * What a value of a link says of a step: runtime expressions evaluated (OpenAPI 3.1, "Runtime
 * Expressions"), whole or in braces within a text, members of objects and lists as well. `undefined` when
 * the step has no such value.
 */
export function evaluate(value: Json, step: TakenStep): Json | undefined {
  if (typeof value === 'string') return evaluateText(value, step);
  if (Array.isArray(value)) return allOf(value.map((item) => evaluate(item, step)));
  return isObject(value) ? evaluateMembers(value, step) : value;
}

function evaluateText(text: string, step: TakenStep): Json | undefined {
  if (text.startsWith('$')) return evaluateExpression(text, step);
  const pieces = text.split(/(\{\$[^{}]*\})/).map((piece) => {
    return piece.startsWith('{$') ? evaluateExpression(piece.slice(1, -1), step) : piece;
  });
  return allOf(pieces)?.map(String).join('');
}

function evaluateExpression(expression: string, step: TakenStep): Json | undefined {
  if (expression === '$method') return step.testCase.request.method;
  if (expression === '$statusCode') return step.answer.status;
  const [, source, place, rest = ''] =
    /^\$(request|response)\.(body|header|path|query)(.*)$/s.exec(expression) ?? [];
  if (place === 'body') return bodyValue(source === 'request' ? requestBody(step) : step.body, rest);
  const name = rest.slice(1);
  if (source === 'response')
    return place === 'header' ? headerValue(step.answer, name.toLowerCase()) : undefined;
  return source === 'request' ? parameterValue(step, `${place}.${name}`) : undefined;
}

function bodyValue(body: Json | undefined, fragment: string): Json | undefined {
  return body === undefined || fragment === '' ? body : valueAt(body, fragment.slice(1));
}

function requestBody({ draft }: TakenStep): Json | undefined {
  return bodyOf(draft)?.[1];
}

// The names of header fields are the same in any case (RFC 9110, section 5.1).
function parameterValue({ draft }: TakenStep, key: string): Json | undefined {
  const isHeader = key.startsWith('header.');
  const matches = (other: string): boolean =>
    isHeader ? other.toLowerCase() === key.toLowerCase() : other === key;
  return draft.entries().find(([part]) => matches(part.key))?.[1];
}

function allOf(values: readonly (Json | undefined)[]): Json[] | undefined {
  return values.every((value) => value !== undefined) ? [...values] : undefined;
}

function evaluateMembers(object: JsonObject, step: TakenStep): Json | undefined {
  const result: JsonObject = {};
  for (const [key, member] of Object.entries(object)) {
    const value = evaluate(member, step);
    if (value === undefined) return undefined;
    setOwn(result, key, value);
  }
  return result;
}
