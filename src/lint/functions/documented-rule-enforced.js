import { assertionKeywords } from '../description/assertion-keywords.js';
import { documentedRulesOf } from '../description/documented-rules.js';
import { toPointer, toTokens, valueAt } from '../description/json-pointer.js';
import { requestConstraintsOf } from '../description/request-constraints.js';

/**
 * A documented rule that names its constraint by `x-constraint` is enforced by it: the keyword is there,
 * it constrains, and a request of an operation that answers the example reaches it.
 * @param {unknown} document the whole description, references not followed
 */
export default function documentedRuleEnforced(document) {
  return documentedRulesOf(document)
    .filter(({ example }) => Object.hasOwn(example, 'x-constraint'))
    .flatMap((rule) => {
      const reason = whyNotEnforced(document, rule);
      const message = `The documented rule ${JSON.stringify(rule.names[0])} is not enforced: ${reason}.`;
      return reason === undefined ? [] : [{ message, path: [...rule.tokens, 'x-constraint'] }];
    });
}

/**
 * @param {unknown} document
 * @param {import('../description/documented-rules.js').DocumentedRule} rule
 * @returns {string | undefined}
 */
function whyNotEnforced(document, { example, operations }) {
  const tokens = toTokens(example['x-constraint']);
  if (!tokens || tokens.length === 0) return 'its x-constraint is no JSON pointer to a keyword';
  const pointer = toPointer(tokens);
  const value = valueAt(document, tokens);
  if (value === undefined) return `nothing stands at ${pointer}`;
  const reached = operations.some((operation) =>
    isReached(requestConstraintsOf(document, operation), tokens),
  );
  if (!reached) {
    const titles = [...new Set(operations.map(({ title }) => title))].join(' and ');
    return `${pointer} is no constraint on the requests of ${titles}`;
  }
  return allowsEverything(document, tokens)
    ? `${pointer} is ${JSON.stringify(value)}, which allows everything`
    : undefined;
}

/**
 * Whether a keyword is one of the constraints on a request. `required` is one for each of its names:
 * a pointer to the name, or to the keyword for all of them.
 * @param {ReturnType<typeof requestConstraintsOf>} constraints
 * @param {string[]} tokens
 */
function isReached({ schemas, holders }, tokens) {
  const keyword = tokens.at(-1);
  const holder = toPointer(tokens.slice(0, -1));
  if (keyword === 'required' && holders.has(holder)) return true;
  if (Object.hasOwn(assertionKeywords, keyword) && schemas.has(holder)) return true;
  return tokens.at(-2) === 'required' && schemas.has(toPointer(tokens.slice(0, -2)));
}

/**
 * @param {unknown} document
 * @param {string[]} tokens
 */
function allowsEverything(document, tokens) {
  const value = valueAt(document, tokens);
  const allows = assertionKeywords[tokens.at(-1)];
  if (typeof value === 'boolean' && tokens.at(-1) === 'required') return !value;
  return allows !== undefined && allows(value, Object(valueAt(document, tokens.slice(0, -1))));
}
