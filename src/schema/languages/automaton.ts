import { DFA, ENFA, JS, NFA, type Concatenation, type Element, type NoParent } from 'refa';
import { regularExpression } from './pattern-syntax.ts';
import { automatonProgram } from './program.ts';
import { languageWithSingleLooks } from './single-looks.ts';

type Part = NoParent<Element>;
type Assertion = Extract<Part, { type: 'Assertion' }>;

const mostNodes = 20_000;
const factory = () => new ENFA.LimitedNodeFactory(mostNodes);
const options = { maxCharacter: 0x10ffff };

/**
 * The language of the texts in which a pattern is found: exact, or `undefined` when the pattern is not
 * regular, looks far around inside a repetition, or needs too many states.
 */
export function automatonOf(pattern: string): ENFA | undefined {
  const expression = regularExpression(pattern);
  if (expression?.flags !== 'u') return undefined;
  return byParts(pattern, expression.flags) ?? bySingleLooks(expression);
}

function bySingleLooks(expression: RegExp): ENFA | undefined {
  const program = automatonProgram(expression);
  return (
    program &&
    limited(() => {
      const language = languageWithSingleLooks(program, mostNodes);
      return language && ENFA.fromFA(language, factory());
    })
  );
}

function byParts(pattern: string, flags: string): ENFA | undefined {
  try {
    const { expression } = JS.Parser.fromLiteral({ source: pattern, flags }).parse({
      backreferences: 'throw',
    });
    return unite(expression.alternatives.map((alternative) => found(everything(), alternative.elements)));
  } catch {
    return undefined;
  }
}

/** What several languages have in common; `undefined` when that needs too many states. */
export function intersect(automata: readonly ENFA[]): ENFA | undefined {
  return limited(() => automata.reduce(meet));
}

/** Every text that is not in a language; `undefined` when that needs too many states. */
export function complement(automaton: ENFA): ENFA | undefined {
  return limited(() => opposite(automaton));
}

/** The smallest deterministic automaton of a language; `undefined` when it needs too many states. */
export function deterministic(automaton: ENFA): NFA | undefined {
  return limited(() => {
    const dfa = DFA.fromFA(automaton, new DFA.LimitedNodeFactory(mostNodes));
    dfa.minimize();
    return NFA.fromFA(dfa);
  });
}

function limited<T>(make: () => T | undefined): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function meet(left: ENFA, right: ENFA): ENFA {
  return ENFA.fromFA(NFA.fromIntersection(left, right, new NFA.LimitedNodeFactory(mostNodes)), factory());
}

function opposite(automaton: ENFA): ENFA {
  const dfa = DFA.fromFA(automaton, new DFA.LimitedNodeFactory(mostNodes));
  dfa.complement(new DFA.LimitedNodeFactory(mostNodes));
  return ENFA.fromFA(dfa, factory());
}

/** Not `ENFA.all`: refa 0.12.1 loses its words when it is appended (a test says so). */
function everything(): ENFA {
  return ENFA.fromFA(DFA.all(options), factory());
}

function unite(automata: readonly ENFA[]): ENFA {
  const [first = ENFA.empty(options, factory()), ...rest] = automata;
  for (const other of rest) first.union(other, 'right', factory());
  return first;
}

/** Texts of `before` followed by the parts and anything: lookbehinds judge what is before them, lookaheads what follows. */
function found(before: ENFA, parts: readonly Part[]): ENFA {
  const index = parts.findIndex(looksAround);
  if (index === -1) return joined(joined(before, plain(parts)), everything());
  const head = joined(before, plain(parts.slice(0, index)));
  const rest = parts.slice(index + 1);
  const part = parts[index];
  if (part?.type === 'Assertion') return atAssertion(head, part, rest);
  const ways = part ? waysOf(part) : [];
  return unite(ways.map((way) => found(ENFA.fromFA(head, factory()), [...way, ...rest])));
}

function atAssertion(head: ENFA, part: Assertion, rest: readonly Part[]): ENFA {
  if (isAnchor(part)) return atAnchor(head, part, rest);
  const inner = unite(part.alternatives.map((alternative) => plain(alternative.elements)));
  if (part.kind === 'behind') {
    const ending = joined(everything(), inner);
    return found(meet(head, part.negate ? opposite(ending) : ending), rest);
  }
  if (rest.some(looksBehind)) throw new Error('A lookbehind after a lookahead sees through it.');
  const starting = joined(inner, everything());
  const tail = found(emptyWord(), rest);
  return joined(head, meet(tail, part.negate ? opposite(starting) : starting));
}

/** `^` and `$` are by far the most common assertions, and need no complement. */
function isAnchor(part: Assertion): boolean {
  const only = part.alternatives.length === 1 ? part.alternatives[0]?.elements : undefined;
  const [element] = only ?? [];
  return part.negate && only?.length === 1 && element?.type === 'CharacterClass' && element.characters.isAll;
}

function atAnchor(head: ENFA, part: Assertion, rest: readonly Part[]): ENFA {
  if (part.kind === 'behind') return found(emptyIfIn(head), rest);
  if (rest.some(looksBehind)) throw new Error('A lookbehind after a lookahead sees through it.');
  return joined(head, emptyIfIn(found(emptyWord(), rest)));
}

/** The language of the empty text when it is in a language, else the language of nothing. */
function emptyIfIn(automaton: ENFA): ENFA {
  return automaton.test([]) ? emptyWord() : ENFA.empty(options, factory());
}

function emptyWord(): ENFA {
  return ENFA.fromWords([[]], options, factory());
}

/** A part with an assertion inside as the ways to read it. */
function waysOf(part: Part): readonly (readonly Part[])[] {
  if (part.type === 'Alternation') return part.alternatives.map((alternative) => alternative.elements);
  if (part.type !== 'Quantifier' || part.max > 1) throw new Error('An assertion is repeated.');
  const once = part.alternatives.map((alternative) => alternative.elements);
  return part.min === 0 ? [[], ...once] : once;
}

function plain(elements: readonly Part[]): ENFA {
  const concatenation: NoParent<Concatenation> = { type: 'Concatenation', elements: [...elements] };
  return ENFA.fromRegex(concatenation, options, {}, factory());
}

function joined(left: ENFA, right: ENFA): ENFA {
  const result = ENFA.fromFA(left, factory());
  result.append(right, factory());
  return result;
}

function looksAround(part: Part): boolean {
  if (part.type === 'Assertion') return true;
  return innerParts(part).some(looksAround);
}

function looksBehind(part: Part): boolean {
  if (part.type === 'Assertion' && part.kind === 'behind') return true;
  return innerParts(part).some(looksBehind);
}

function innerParts(part: Part): readonly Part[] {
  if (!('alternatives' in part)) return [];
  return part.alternatives.flatMap((alternative) => alternative.elements);
}
