import { isObject, type Json } from '../../src/json.ts';
import { fromPointer, toPointer } from '../../src/json-pointer.ts';

/**
 * A value as JSON for people, cut down to the way to one place in it: beside that way, `…` stands for what was left
 * out. Of a value that is short enough, all.
 *
 * @param pointer a JSON pointer into the value; where it ends early, so does the way
 * @param most so many characters are short enough
 */
export function focusedText(value: Json, pointer: string, most: number): string {
  const whole = JSON.stringify(value);
  if (whole.length <= most) return whole;
  const [token, ...rest] = fromPointer(pointer);
  if (token === undefined || typeof value !== 'object' || value === null) return whole;
  const below = (member: Json, taken: number): string => focusedText(member, toPointer(rest), most - taken);
  if (Array.isArray(value)) {
    const item = value[Number(token)];
    if (item === undefined) return whole;
    const [before, after] = [Number(token) > 0 ? '…, ' : '', Number(token) < value.length - 1 ? ', …' : ''];
    return `[${before}${below(item, 8)}${after}]`;
  }
  if (!isObject(value) || !Object.hasOwn(value, token)) return whole;
  const others = Object.keys(value).length > 1 ? ', …' : '';
  return `{${JSON.stringify(token)}:${below(value[token] ?? null, token.length + 8)}${others}}`;
}
