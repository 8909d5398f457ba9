/** What the paths of imports may end in. */
export const importSuffixes = ['ts', 'js', 'none'] as const;

/** One of them; `none` for nothing. */
export type ImportSuffix = (typeof importSuffixes)[number];
