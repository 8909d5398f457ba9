import type { Check } from '../check.ts';
import { needsState } from '../verdict.ts';

/** What a server says to a text that is too long, or that it cannot take. */
const refusals: ReadonlySet<number> = new Set([400, 422]);

/** Lengths are counted in characters. */
export const lengthInCharacters: Check = {
  name: 'length-in-characters',
  title:
    'The length of a text is the number of its characters, and not of their code units in UTF-16 (Validation 2020-12, section 6.3).',
  help: 'Count characters: in JavaScript [...text].length, in Java text.codePointCount(0, text.length()).',
  run: (exchange) => {
    const { operation, expectation, sends } = exchange.case;
    const { status } = exchange.answer;
    const counts = expectation.kind === 'accepted' ? expectation.counts : undefined;
    if (!counts || exchange.isMadeUp || needsState(exchange) !== undefined) return [];
    const { keyword, limit, length, isAllowed, pointer } = counts;
    const isWrong = isAllowed ? refusals.has(status) : status >= 200 && status < 300;
    if (!isWrong) return [];
    const told = `${length} characters, which are ${length * 2} code units in UTF-16`;
    return [
      {
        message: `${operation.title} answered ${status} to ${sends}; ${keyword} is ${limit}, and the text has ${told}.`,
        pointer,
        cause: `${operation.title} ${keyword}`,
        severity: 'warning',
      },
    ];
  },
};
