import { placeWords, typeWords } from '../../constraint-words.ts';
import { isObject, type Json } from '../../json.ts';
import { fromPointer } from '../../json-pointer.ts';

/** What of a case its words are made of. */
export interface SaidTrial {
  /** What is sent: `body`, `query parameter limit`. */
  readonly what: string;
  /** JSON pointer of the place within it, `*` for any item; `''` for the whole. */
  readonly place: string;
  /** What the schema engine calls the value: `1001 items`. */
  readonly label: string;
  /** What the keyword says: the list of `oneOf`, the name that is required. */
  readonly said?: Json | undefined;
}

/** What a case sends, as the object of a sentence: `a body whose phone_numbers has 1001 items`, `a body without name`. */
export function caseWords({ what, place, label, said }: SaidTrial): string {
  const named = /^(.+) missing$/s.exec(label)?.[1] ?? (label === 'absent' ? '' : undefined);
  if (named !== undefined) return `a ${what} without ${under(place, named) || 'it'}`;
  if (label === 'required kept' && typeof said === 'string') return `a ${what} with ${under(place, said)}`;
  return `${hostWords(what, place)} ${verbWords(label, said)}`;
}

function under(place: string, name: string): string {
  const words = placeWords(place);
  return [words, name].filter((part) => part !== '').join('.');
}

function hostWords(what: string, place: string): string {
  if (place === '') return `a ${what} that`;
  const last = fromPointer(place).at(-1);
  if (last === '*') return `a ${what} with an item of ${placeWords(place.slice(0, -2)) || 'it'} that`;
  return `a ${what} whose ${placeWords(place)}`;
}

/** How a label of the engine is said, as what a value does. */
type Saying = readonly [label: RegExp, words: (found: readonly string[], said: Json | undefined) => string];

const types = 'string|integer|number|boolean|object|array|null|fraction';

const sayings: readonly Saying[] = [
  [/^(?:min|max)Items (\d+)$/, ([count = '']) => `has ${count} ${count === '1' ? 'item' : 'items'}`],
  [/^(?:min|max)Properties (\d+)$/, ([count = '']) => `has ${count} properties`],
  [
    /^(?:min|max)Length (\d+)$/,
    ([count = '']) => `has ${count} ${count === '1' ? 'character' : 'characters'}`,
  ],
  [/^(\d+ (?:items?|propert(?:y|ies)|characters?))$/, ([count]) => `has ${count}`],
  [/^(minimum|maximum) (\S+)$/, ([, limit]) => `is ${limit}`],
  [/^exclusiveMinimum (\S+)$/, ([limit]) => `is just above ${limit}`],
  [/^exclusiveMaximum (\S+)$/, ([limit]) => `is just below ${limit}`],
  [/^near \w+ (\S+)$/, ([limit]) => `is close to ${limit}`],
  [/^(above|below|at) (exclusive)?(minimum|maximum) (\S+)$/i, ([side, , , limit]) => `is ${side} ${limit}`],
  [/^(no )?multiple of (\S+)$/, ([no = '', step]) => `is ${no === '' ? 'a' : 'no'} multiple of ${step}`],
  [/^between multiples of (\S+)$/, ([step]) => `is between multiples of ${step}`],
  [/^pattern (.+), length (\d+)$/s, ([pattern, length]) => `has ${length} characters and matches ${pattern}`],
  [/^pattern (.+)$/s, ([pattern]) => `matches ${pattern}`],
  [/^(".*") does not match (.+)$/s, ([value, pattern]) => `is ${value}, which does not match ${pattern}`],
  [/^format (\S+)$/, ([name]) => `is a valid ${name}`],
  [/^not (\S+)$/, ([name]) => `is no ${name}`],
  [/^(.+) is no (\S+)$/s, ([value, name]) => `is ${value}, which is no ${name}`],
  [/^const (.+)$/s, ([value]) => `is ${value}`],
  [/^enum (.+)$/s, ([value]) => `is ${value}`],
  [/^(.+) is not listed$/s, ([value]) => `is ${value}, which is not listed`],
  [new RegExp(`^another (${types})$`), ([name = '']) => `is another ${plainType(name)}`],
  [
    new RegExp(`^(${types}) for (.+)$`),
    ([got = '', wanted = '']) => `is ${typeWords(got)}, not ${typesWords(wanted)}`,
  ],
  [new RegExp(`^(${types})$`), ([name = '']) => `is ${typeWords(name)}`],
  [
    /^items of branches (\d+) and (\d+) of oneOf mixed$/,
    ([one, other], said) => mixedWords(said, one, other),
  ],
  [
    /^branches (\d+) and (\d+) of oneOf$/,
    ([one, other], said) => `fits both ${shape(said, one)} and ${shape(said, other)}`,
  ],
  [/^(?:one|any)Of (\d+)$/, ([index], said) => `fits ${shape(said, index)}`],
  [
    /^no branch of (?:one|any)Of$/,
    (_, said) => `fits none of ${Array.isArray(said) ? `the ${said.length}` : 'the'} shapes`,
  ],
  [/^unknown property$/, () => 'has a property that is not described'],
  [/^unevaluated property$/, () => 'has a property that is not described'],
  [/^unevaluated item$/, () => 'has an item that is not described'],
  [/^a name that does not fit$/, () => 'has a property with a name that does not fit'],
  [/^a name$/, () => 'has a property'],
  [/^distinct items$/, () => 'has no item twice'],
  [/^an item twice$/, () => 'has an item twice'],
  [/^contains (\d+)$/, ([count]) => `has ${count} items that fit`],
  [/^what must not be$/, () => 'is what it must not be'],
  [/^not$/, () => 'is not what it must not be'],
  [/^(.+) without (.+)$/s, ([trigger, name]) => `has ${trigger} without ${name}`],
  [/^without (.+)$/s, ([trigger]) => `has no ${trigger}`],
  [/^(\S+) with (\S+)$/, ([trigger, name]) => `has ${trigger} with ${name}`],
  [/^(\S+) kept$/, ([keyword]) => `keeps ${keyword}`],
  [/^does not match (.+)$/s, ([pattern]) => `does not match ${pattern}`],
  [/^null for a value$/, () => 'is null'],
];

function verbWords(label: string, said: Json | undefined): string {
  for (const [pattern, words] of sayings) {
    const found = pattern.exec(label);
    if (found) return words(found.slice(1), said);
  }
  return `is ${label}`;
}

function plainType(name: string): string {
  return typeWords(name).replace(/^an? /, '');
}

function typesWords(wanted: string): string {
  return wanted.split(' or ').map(typeWords).join(' or ');
}

/** Lists of one thing each, mixed: by the titles of the shapes where they have some. */
function mixedWords(said: Json | undefined, one: string | undefined, other: string | undefined): string {
  const [first, second] = [titleOf(said, one), titleOf(said, other)];
  if (first === undefined || second === undefined) return 'has items of two shapes mixed';
  return `mixes ${JSON.stringify(first)} and ${JSON.stringify(second)}`;
}

function shape(said: Json | undefined, index: string | undefined): string {
  const title = titleOf(said, index);
  return `shape ${Number(index) + 1}${title === undefined ? '' : ` (${JSON.stringify(title)})`}`;
}

function titleOf(said: Json | undefined, index: string | undefined): string | undefined {
  const branch = Array.isArray(said) ? said[Number(index)] : undefined;
  const title = isObject(branch) ? branch['title'] : undefined;
  return typeof title === 'string' ? title : undefined;
}
