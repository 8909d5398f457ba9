/**
 * The status codes of the IANA HTTP Status Code Registry, by the range that OpenAPI's "Responses
 * Object" writes for them. Informational ones are left out, as `fetch` never hands them over.
 */
export const registeredStatuses = {
  '2XX': [200, 201, 202, 203, 204, 205, 206, 207, 208, 226],
  '3XX': [300, 301, 302, 303, 304, 305, 307, 308],
  '4XX': [
    400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421, 422, 423,
    424, 425, 426, 428, 429, 431, 451,
  ],
  '5XX': [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511],
} as const;

/** A range of status codes, as a description writes it. */
export type StatusRange = keyof typeof registeredStatuses;
/** The registered status codes of a range, or of all of them. */
export type RegisteredStatus<Range extends StatusRange = StatusRange> =
  (typeof registeredStatuses)[Range][number];
/** A key of a Responses Object: a code, a range, or `default`. */
export type DocumentedStatus = number | StatusRange | '1XX' | 'default';

/**
 * Whether an operation documents a status: by itself, or, when it is a registered one, by its range
 * or by `default`. A code that is not registered has no type in a range, so only its own entry
 * documents it.
 */
export function isDocumented(documented: readonly DocumentedStatus[], status: number): boolean {
  if (documented.includes(status)) return true;
  const range = rangeOf(status);
  return range !== undefined && (documented.includes(range) || documented.includes('default'));
}

function rangeOf(status: number): StatusRange | undefined {
  const ranges: StatusRange[] = ['2XX', '3XX', '4XX', '5XX'];
  return ranges.find((range) => registeredStatuses[range].some((registered) => registered === status));
}
