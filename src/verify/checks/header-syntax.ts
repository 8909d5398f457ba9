import { headerValue } from '../answer.ts';
import type { Check } from '../check.ts';

/** How the value of a header is written. */
interface Syntax {
  readonly header: string;
  /** As the end of a sentence. */
  readonly is: string;
  readonly source: string;
  readonly fits: (value: string) => boolean;
}

const token = "[\\w!#$%&'*+.^`|~-]+";
/** Empty elements of a list are ignored (RFC 9110, section 5.6.1.2). */
const isMethod = new RegExp(`^(${token})?$`);
const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d/;

const syntaxes: readonly Syntax[] = [
  {
    header: 'Allow',
    is: 'a list of methods',
    source: 'RFC 9110, section 10.2.1',
    fits: (value) => value.split(',').every((each) => isMethod.test(each.trim())),
  },
  {
    header: 'ETag',
    is: 'a text in double quotes, after W/ or not',
    source: 'RFC 9110, section 8.8.3',
    // oxlint-disable-next-line no-control-regex -- an entity tag may have none
    fits: (value) => /^(W\/)?"[^"\u0000-\u0020\u007f]*"$/.test(value),
  },
  {
    header: 'Last-Modified',
    is: 'a date of HTTP',
    source: 'RFC 9110, sections 5.6.7 and 8.8.2',
    fits: isDate,
  },
  {
    header: 'Location',
    is: 'a reference by URI',
    source: 'RFC 9110, section 10.2.2; RFC 3986, section 4.1',
    // Characters beyond ASCII are taken by every client (RFC 3987).
    // oxlint-disable-next-line no-control-regex -- a reference has none
    fits: (value) => !/[\u0000-\u0020"<>\\^`{|}\u007f]|%(?![\da-f]{2})/i.test(value),
  },
  {
    header: 'Retry-After',
    is: 'a number of seconds or a date of HTTP',
    source: 'RFC 9110, section 10.2.3',
    fits: (value) => /^\d+$/.test(value) || isDate(value),
  },
  {
    header: 'WWW-Authenticate',
    is: 'a challenge, which begins with the name of a scheme',
    source: 'RFC 9110, section 11.6.1',
    fits: (value) => new RegExp(`^\\s*${token}(\\s|,|$)`).test(value),
  },
];

/** IMF-fixdate, or one of the obsolete forms. */
function isDate(value: string): boolean {
  return date.test(value) && !Number.isNaN(Date.parse(value));
}

/** Headers that HTTP has are written as HTTP says. */
export const headerSyntax: Check = {
  name: 'header-syntax',
  title:
    'Headers of HTTP are written as HTTP says: Allow, ETag, Last-Modified, Location, Retry-After and WWW-Authenticate.',
  help: 'Write the header as its specification has it.',
  run: ({ case: { operation, sends }, answer, target }) => {
    if (target === 'mock') return [];
    return syntaxes.flatMap(({ header, is, source, fits }) => {
      const value = headerValue(answer, header.toLowerCase());
      if (value === undefined || fits(value)) return [];
      return [
        {
          message: `${operation.title} answered ${answer.status} to ${sends} with ${header}: ${value}, which is not ${is} (${source}).`,
          pointer: operation.pointer,
          cause: `${operation.title} ${header}`,
        },
      ];
    });
  },
};
