import type { ParameterWriter } from './description.ts';
import { present } from './parameters.ts';

/** Writes cookies as they are, without any encoding (OpenAPI 3.2, "Style Values", `cookie`). */
export function rawCookie(): ParameterWriter {
  return (name, value) => {
    const pairs: (readonly unknown[])[] = Array.isArray(value)
      ? value.map((item) => [name, item])
      : typeof value === 'object' && value !== null
        ? present(value)
        : [[name, value]];
    const cookies = pairs.map((pair) => pair.map(String).join('='));
    const wrong = cookies.find((cookie) => /[;,\s"\\]/.test(cookie));
    if (wrong !== undefined) throw new TypeError(`no cookie can hold ${JSON.stringify(wrong)}`);
    return cookies.join('; ');
  };
}
