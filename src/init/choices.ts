/** Whose CI a project can be given a workflow for; `none` for none. */
export const ciChoices = ['github', 'gitlab', 'none'] as const;
/** One of them. */
export type CiChoice = (typeof ciChoices)[number];

/** What can run the gate before each commit: git alone, the pre-commit program, or nothing. */
export const hookChoices = ['git', 'pre-commit', 'none'] as const;
/** One of them. */
export type HookChoice = (typeof hookChoices)[number];
