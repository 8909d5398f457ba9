import { createRequire } from 'node:module';
import { once } from '../../once.ts';

/** Its tables of Unicode take longer to read than most schemas take to judge, and few speak of such names. */
const names = once((): typeof import('idn-hostname') => createRequire(import.meta.url)('idn-hostname'));

/** The longest name there is (RFC 1035, section 2.3.4); longer ones are not looked at, as that takes long. */
const longestName = 253;

/** An internationalised host name: rules of context and of direction included (RFC 5892, appendix A; RFC 5893). */
export function isIdnHostname(text: string): boolean {
  if (text === '' || text.length > longestName) return false;
  try {
    return names().isIdnHostname(text);
  } catch {
    return false;
  }
}
