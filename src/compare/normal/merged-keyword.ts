import { isObject, setOwn, type Json, type JsonObject } from '../../json.ts';
import { canonicalText } from '../../schema/json-equal.ts';

/** What one keyword says of two schemas that hold together; `undefined` when no one value says it. */
export function mergeKeyword(keyword: string, left: Json, right: Json): Json | undefined {
  const merge = merges[keyword];
  return merge?.(left, right);
}

type Merge = (left: Json, right: Json) => Json | undefined;

const larger: Merge = (left, right) => ofNumbers(left, right, Math.max);
const smaller: Merge = (left, right) => ofNumbers(left, right, Math.min);

const merges: Readonly<Record<string, Merge>> = {
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  minProperties: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
  uniqueItems: (left, right) => left === true || right === true,
  multipleOf: (left, right) => {
    if (typeof left !== 'number' || typeof right !== 'number') return undefined;
    if (Number.isInteger(left) && Number.isInteger(right) && left % right === 0) return left;
    return Number.isInteger(left) && Number.isInteger(right) && right % left === 0 ? right : undefined;
  },
  required: (left, right) =>
    Array.isArray(left) && Array.isArray(right) ? [...new Set([...left, ...right])] : undefined,
  dependentRequired: (left, right) => (isObject(left) && isObject(right) ? united(left, right) : undefined),
  enum: common,
  type: (left, right) => {
    const types = common(spread(left), spread(right));
    const plain = types?.includes('number') ? types.filter((type) => type !== 'integer') : types;
    return plain?.length === 1 ? plain[0] : plain;
  },
};

function ofNumbers(left: Json, right: Json, choose: (...values: number[]) => number): Json | undefined {
  return typeof left === 'number' && typeof right === 'number' ? choose(left, right) : undefined;
}

/** The entries that both lists have; `undefined` when there are none, as an empty list is no list of values. */
function common(left: Json, right: Json): Json[] | undefined {
  if (!Array.isArray(left) || !Array.isArray(right)) return undefined;
  const texts = new Set(right.map(canonicalText));
  const entries = left.filter((entry) => texts.has(canonicalText(entry)));
  return entries.length > 0 ? entries : undefined;
}

/** Types with `integer` named beside `number`, which it is part of: what both have of them is what both allow. */
function spread(type: Json): Json[] {
  const list = Array.isArray(type) ? type : [type];
  return list.includes('number') ? [...list, 'integer'] : list;
}

function united(left: JsonObject, right: JsonObject): JsonObject {
  const result = { ...left };
  for (const [name, names] of Object.entries(right)) {
    const before = Object.hasOwn(left, name) ? left[name] : [];
    const all = [...(Array.isArray(before) ? before : []), ...(Array.isArray(names) ? names : [])];
    setOwn(result, name, [...new Set(all)]);
  }
  return result;
}
