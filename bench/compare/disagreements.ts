/** Pairs whose listed verdict the toolkit does not share, and why. */
export const disagreements: ReadonlyMap<string, string> = new Map([
  [
    'breaking-request-property-any-of-removed',
    'The branch that was removed says the same as one that stays, so both schemas are shown to allow the same values.',
  ],
  [
    'breaking-request-property-one-of-removed',
    'Two branches of the base say the same, so of each value that fits one exactly one fits never: no request was valid, and none can break.',
  ],
  [
    'request-property-all-of-added-with-sources-inline',
    'The new branch only describes one more optional property, which a consumer of the base does not send: the toolkit calls that safe however it is written.',
  ],
]);
