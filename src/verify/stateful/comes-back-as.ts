import { isObject, type Json } from '../../json.ts';

/**
 * Whether a value that was read may be what was written. What servers do to values in good faith is no difference:
 * blanks and letters in another case, another spelling of a time, digits rounded, a list in another order, members
 * added, what is secret masked. What is of another type belongs to something else.
 *
 * @param name of the property, which may say that it is secret
 */
export function comesBackAs(name: string, written: Json, read: Json): boolean {
  if (written === null || isEmpty(written) || /pass(word|phrase)?|secret|token|pin|cvv|cvc/i.test(name))
    return true;
  if (read === null) return false;
  if (typeof written === 'string') return typeof read !== 'string' || isSameText(written, read);
  if (typeof written === 'number')
    return typeof read !== 'number' || Math.abs(written - read) < roundingOf(written);
  if (Array.isArray(written)) return !Array.isArray(read) || isSameList(name, written, read);
  if (isObject(written))
    return (
      !isObject(read) ||
      Object.entries(written).every(([key, value]) => {
        const other = Object.hasOwn(read, key) ? read[key] : undefined;
        return other === undefined || comesBackAs(key, value, other);
      })
    );
  return typeof read !== 'boolean' || written === read;
}

function isEmpty(value: Json): boolean {
  if (typeof value === 'string') return folded(value) === '';
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function isSameText(written: string, read: string): boolean {
  if (written === read || folded(written) === folded(read) || /\*{2,}|•{2,}/.test(read)) return true;
  // What a server takes for markup it may take out.
  if (/[<>&"'\\%]/.test(written) || /[^\x20-\x7e]/.test(written)) return true;
  const [one, other] = [Date.parse(written), Date.parse(read)];
  return !Number.isNaN(one) && /\d{4}-\d\d-\d\d/.test(written) && Math.abs(one - other) < 1000;
}

// Letters and digits alone, in one case.
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

// Money has two digits, and what is beyond 2^53 is no number that can be relied on.
function roundingOf(value: number): number {
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? Infinity : Math.max(0.01, Math.abs(value) * 1e-6);
}

function isSameList(name: string, written: readonly Json[], read: readonly Json[]): boolean {
  return written.every((item) => read.some((other) => comesBackAs(name, item, other)));
}
