import { createRequire } from 'node:module';
import * as uri from '@hyperjump/uri';
import { once } from '../once.ts';

/** Its tables of Unicode take longer to read than most schemas take to judge, and few speak of such names. */
const names = once((): typeof import('idn-hostname') => createRequire(import.meta.url)('idn-hostname'));

/** The longest name there is (RFC 1035, section 2.3.4); longer ones are not looked at, as that takes long. */
const longestName = 253;

/** An internationalised host name: rules of context and of direction included (RFC 5892, appendix A; RFC 5893). */
export function isIdnHostname(text: string): boolean {
  if (text === '' || text.length > longestName || /[.\u3002\uff0e\uff61]$/.test(text)) return false;
  try {
    return names().isIdnHostname(text);
  } catch {
    return false;
  }
}

/** An internationalised resource identifier (RFC 3987, section 2.2). */
export function isIri(text: string): boolean {
  return fits(text, uri.isIri);
}

/** The same, or one relative to another. */
export function isIriReference(text: string): boolean {
  return fits(text, uri.isIriReference);
}

/** The library throws at addresses of versions that nobody has defined yet, and the grammar has (RFC 3986, section 3.2.2). */
function fits(text: string, isOne: (text: string) => boolean): boolean {
  try {
    return isOne(text);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return true;
  }
}
