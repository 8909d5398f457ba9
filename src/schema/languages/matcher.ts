import { withinTime } from '../time-limit.ts';
import { automatonProgram } from './program.ts';
import { regularExpression } from './pattern-syntax.ts';
import { scanner } from './scan.ts';

/** Judges texts by a pattern, in bounded time whatever the pattern and the text. */
export interface Matcher {
  /** Whether the pattern is found in a text; `undefined` when that could not be told in time. */
  test(text: string): boolean | undefined;
}

/** How long one text is looked at, in milliseconds, where no automaton judges the pattern. */
const patternTimeout = 100;
/** So many texts run into the timeout; after them, no text as long as the shortest of these is tried. */
const mostTimeouts = 3;

const matchers = new Map<string, Matcher>();

/**
 * What judges texts by a pattern (ECMA-262, found anywhere in the text: JSON Schema Core 2020-12, section
 * 6.4). A regular pattern, look-around included, takes time in proportion to the text; one with back
 * references runs on the ordinary engine, with a timeout. A pattern that does not compile matches everything.
 */
export function matcherOf(pattern: string): Matcher {
  const known = matchers.get(pattern);
  if (known) return known;
  if (matchers.size > 2000) matchers.clear();
  const made = makeMatcher(pattern);
  matchers.set(pattern, made);
  return made;
}

/** What is said of a text that could not be judged by a pattern in time. */
export function undecidedMessage(pattern: string): string {
  return `could not be judged by the pattern ${pattern} within ${patternTimeout} ms: simplify the pattern`;
}

/**
 * Whether a text matches a pattern; not, where that could not be told in time.
 *
 * @example
 * ```ts
 * import { matches } from 'schema-arbitraries/patterns';
 *
 * matches('^(a+)+$', `${'a'.repeat(40)}!`); // => false
 * ```
 */
export function matches(pattern: string, text: string): boolean {
  return matcherOf(pattern).test(text) ?? false;
}

function makeMatcher(pattern: string): Matcher {
  const expression = regularExpression(pattern);
  if (!expression) return { test: () => true };
  let test: Matcher['test'] | undefined;
  return {
    test: (text) => {
      if (!test) {
        const automaton = automatonProgram(expression);
        const timed = withTimeout(expression);
        const scan = automaton && scanner(automaton);
        test = scan ? (one) => scan(one) ?? timed(one) : timed;
      }
      return test(text);
    },
  };
}

/** On a busy machine the time may pass without anything being done: then it is given again. */
function tested(expression: RegExp, text: string): boolean | undefined {
  for (let attempt = 0; attempt < 5; attempt++) {
    const before = process.cpuUsage();
    const result = withinTime(() => expression.test(text), patternTimeout);
    if (result) return result.value;
    const { user, system } = process.cpuUsage(before);
    if (user + system > patternTimeout * 500) return undefined;
  }
  return undefined;
}

/** The ordinary engine, interrupted when it takes too long; what it gave up on once it is not asked again. */
function withTimeout(expression: RegExp): Matcher['test'] {
  const given = new Set<string>();
  let shortest = Infinity;
  return (text) => {
    if (given.has(text) || (given.size >= mostTimeouts && text.length >= shortest)) return undefined;
    const found = tested(expression, text);
    if (found !== undefined) return found;
    given.add(text);
    shortest = Math.min(shortest, text.length);
    return undefined;
  };
}
