/** What texts of the formats `date-time` and `date` may be in TypeScript. */
export const dateKinds = ['string', 'Date', 'Temporal'] as const;

/** One of them. */
export type DateKind = (typeof dateKinds)[number];
