type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberOf<Text> = Text extends `${infer Code extends number}` ? Code : never;

/** A range of status codes, as a description writes it. Of informational ones, `fetch` hands none over. */
export type StatusRange = '2XX' | '3XX' | '4XX' | '5XX';

/**
 * The status codes of a range, or of all of them (RFC 9110, section 15): registered or not, as servers and
 * proxies answer with 418, 499 and 520 as well.
 */
export type StatusCode<Range extends StatusRange = StatusRange> = Range extends `${infer First}XX`
  ? NumberOf<`${First}${Digit}${Digit}`>
  : never;

/** A key of a Responses Object: a code, a range, or `default`. */
export type DocumentedStatus = number | StatusRange | '1XX' | 'default';

/**
 * Whether an operation documents a status: by itself, by its range or by `default` ("Responses Object"). One
 * beyond 599 counts as a server's error (RFC 9110, section 15).
 */
export function isDocumented(documented: readonly DocumentedStatus[], status: number): boolean {
  const range = `${Math.min(5, Math.floor(status / 100))}XX`;
  return documented.some((each) => each === status || each === range || each === 'default');
}
