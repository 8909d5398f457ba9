import { FunctionExpressionType, jsonpath, type FilterFunction, type JSONPathEnvironment } from 'json-p3';
import { matches } from '../schema/patterns.ts';

/** Refuses what is no I-Regexp: it is only ever given an empty text to judge, as its own engine tracks back. */
const grammar = new jsonpath.functions.Match({ throwErrors: true });

/**
 * Gives an environment the functions `match` and `search` (RFC 9535, sections 2.4.6 and 2.4.7) on an engine that
 * takes time in proportion to the text: expressions come from strangers, and every I-Regexp is regular (RFC 9485).
 */
export function setExpressions(environment: JSONPathEnvironment): void {
  environment.functionRegister.set(
    'match',
    judging((expression) => `^(?:${expression})$`),
  );
  environment.functionRegister.set(
    'search',
    judging((expression) => expression),
  );
}

function judging(whole: (expression: string) => string): FilterFunction {
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call: (text: unknown, expression: unknown) =>
      typeof text === 'string' &&
      typeof expression === 'string' &&
      isExpression(expression) &&
      matches(whole(ecmaScript(expression)), text),
  };
}

function isExpression(expression: string): boolean {
  try {
    grammar.call('', expression);
    return true;
  } catch {
    return false;
  }
}

/** The same for ECMAScript: a dot outside of a class means neither a line feed nor a carriage return (RFC 9485, section 5.3). */
function ecmaScript(expression: string): string {
  return expression.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]|\./gsu, (token) =>
    token === '.' ? String.raw`[^\n\r]` : token,
  );
}
