/** What changed, base, head, what is told of it, and what is told the other way round. */
export type Row = readonly [string, object, object, readonly string[], readonly string[]];
