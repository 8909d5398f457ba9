import { isObject, type Json, type JsonObject } from '../../json.ts';
import { flatten, sameFlat } from '../flat.ts';
import { percentDecode, percentEncode } from '../percent.ts';
import { form as formStyle } from '../styles/form.ts';
import { styles } from '../styles.ts';
import type { BodyContext, BodyFormat } from '../body-format.ts';
import { readMembers } from '../form-members.ts';

/**
 * `application/x-www-form-urlencoded` (OpenAPI 3.1, "Support for x-www-form-urlencoded Request Bodies"):
 * each property in `form` style, or in the style that its encoding names; objects as JSON.
 */
export const form: BodyFormat = {
  name: 'form',
  handles: (type) => type === 'application/x-www-form-urlencoded',
  write: (value, context) => {
    const members = isObject(value) ? Object.entries(value) : [];
    const pairs = members.map(([name, member]) => pair(name, member, context));
    if (pairs.length === 0 || !pairs.every((text) => text !== undefined)) return undefined;
    return { contentType: context.contentType, bytes: pairs.join('&') };
  },
  read: readMembers,
};

function pair(name: string, value: Json, context: BodyContext): string | undefined {
  const encoding = Object.hasOwn(context.encoding, name) ? context.encoding[name] : undefined;
  const settings = isObject(encoding) ? encoding : {};
  return isObject(value) && settings['style'] === undefined
    ? jsonPair(name, value)
    : styledPair(name, value, settings);
}

function styledPair(name: string, value: Json, settings: JsonObject): string | undefined {
  const named = settings['style'];
  const style = (typeof named === 'string' ? styles.get(named) : undefined) ?? formStyle;
  const explode = typeof settings['explode'] === 'boolean' ? settings['explode'] : style === formStyle;
  const flat = flatten(value);
  const text = flat && style.write(name, flat, explode, percentEncode);
  if (!flat || !text) return undefined;
  const read = style.read(name, text, explode, flat.shape, percentDecode);
  return read && sameFlat(read, flat) ? text : undefined;
}

function jsonPair(name: string, value: Json): string | undefined {
  return name.isWellFormed() ? `${percentEncode(name)}=${percentEncode(JSON.stringify(value))}` : undefined;
}
