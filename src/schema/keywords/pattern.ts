import { shaped } from '../demand.ts';
import type { Edge, Keyword } from '../keyword.ts';
import { matcherOf, undecidedMessage } from '../languages/matcher.ts';
import { edgeOf } from '../languages/pattern-edge.ts';
import { where } from '../shape.ts';
import { only } from './enum.ts';

/** `pattern`: found anywhere in the string unless it is anchored (Validation 2020-12, section 6.3.3). */
export const pattern: Keyword = {
  name: 'pattern',
  types: ['string'],
  assert: (value) =>
    typeof value === 'string' ? [[{ shape: where({ string: { patterns: [value] } }) }]] : [],
  deny: (value) => (typeof value === 'string' ? [{ shape: { string: { notPatterns: [value] } } }] : []),
  judge: (value, { node }) => {
    if (typeof value !== 'string') return undefined;
    const matcher = matcherOf(value);
    return (text, visit) => {
      if (typeof text !== 'string') return true;
      const found = matcher.test(text);
      const message = found === undefined ? undecidedMessage(value) : `must match pattern "${value}"`;
      return found === true || visit.fail(node, 'pattern', message);
    };
  },
  rules: (value) => {
    if (typeof value !== 'string') return [];
    const { lengths, outside } = edgeOf(value);
    const label = `does not match ${value}`;
    return [
      {
        tokens: [],
        boundaries: [
          { label: `pattern ${value}`, demand: shaped({ string: { patterns: [value] } }) },
          ...lengths.map((length) => lengthEdge(value, length)),
        ],
        breaks: [
          { label, demand: shaped({ string: { notPatterns: [value], minLength: 1 } }) },
          { label, demand: shaped({ string: { notPatterns: [value] } }) },
          ...outside.map((word) => nearMiss(value, word)),
        ],
      },
    ];
  },
};

function lengthEdge(value: string, length: number): Edge {
  const string = { patterns: [value], minLength: length, maxLength: length };
  return { label: `pattern ${value}, length ${length}`, demand: shaped({ string }) };
}

/** A text that a careless reading of the pattern lets through. */
function nearMiss(value: string, word: string): Edge {
  return { label: `${JSON.stringify(word)} does not match ${value}`, demand: shaped(only([word])) };
}
