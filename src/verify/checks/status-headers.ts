import type { Severity } from '../../finding.ts';
import { headerValue } from '../answer.ts';
import type { Check } from '../check.ts';
import type { Exchange } from '../exchange.ts';

/** A header that HTTP wants with a status. MUST is an error, SHOULD a warning; MAY is information, of a described header. */
interface Wanted {
  readonly statuses: readonly number[];
  readonly header: string;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  /** Where that is said. */
  readonly source: string;
  /** Whether this answer is meant; every one with the status by default. */
  readonly when?: (exchange: Exchange) => boolean;
}

const wanted: readonly Wanted[] = [
  { statuses: [201], header: 'Location', level: 'MAY', source: 'RFC 9110, section 15.3.2' },
  { statuses: [202], header: 'Location', level: 'MAY', source: 'RFC 9110, section 15.3.3' },
  {
    statuses: [206],
    header: 'Content-Range',
    level: 'MUST',
    source: 'RFC 9110, section 15.3.7.1',
    // Several ranges have theirs in their parts.
    when: ({ contentType }) => contentType !== 'multipart/byteranges',
  },
  {
    statuses: [301, 302, 303, 307, 308],
    header: 'Location',
    level: 'SHOULD',
    source: 'RFC 9110, section 15.4',
  },
  { statuses: [304], header: 'ETag', level: 'MAY', source: 'RFC 9110, section 15.4.5' },
  { statuses: [407], header: 'Proxy-Authenticate', level: 'MUST', source: 'RFC 9110, section 15.5.8' },
  { statuses: [416], header: 'Content-Range', level: 'SHOULD', source: 'RFC 9110, section 15.5.17' },
  { statuses: [426], header: 'Upgrade', level: 'MUST', source: 'RFC 9110, section 15.5.22' },
  { statuses: [429], header: 'Retry-After', level: 'MAY', source: 'RFC 6585, section 4' },
  { statuses: [503], header: 'Retry-After', level: 'MAY', source: 'RFC 9110, section 15.6.4' },
];

const severities: Readonly<Record<Wanted['level'], Severity>> = {
  MUST: 'error',
  SHOULD: 'warning',
  MAY: 'information',
};

/** Answers have the headers that HTTP wants with their status. */
export const statusHeaders: Check = {
  name: 'status-headers',
  title:
    'An answer has the headers that HTTP wants with its status: Location with 3xx, Content-Range with 206, and those that it may have where they are described.',
  help: 'Send the header; where HTTP only allows for it, it is the contract that promises it.',
  run: (exchange) => {
    const { answer, target, response } = exchange;
    if (target === 'mock') return [];
    return wanted
      .filter(({ statuses, when }) => statuses.includes(answer.status) && (when?.(exchange) ?? true))
      .filter(({ header }) => headerValue(answer, header.toLowerCase()) === undefined)
      .flatMap(({ header, level, source }) => {
        const described = response?.headers.find(({ name }) => name.toLowerCase() === header.toLowerCase());
        // Of a required one another check speaks.
        if (described?.required || (level === 'MAY' && !described)) return [];
        const { operation, sends } = exchange.case;
        return [
          {
            message: `${operation.title} answered ${answer.status} without ${header} to ${sends} (${level}: ${source}).`,
            pointer: described?.pointer ?? response?.pointer ?? operation.pointer,
            cause: `${operation.title} ${answer.status} ${header}`,
            severity: severities[level],
          },
        ];
      });
  },
};
