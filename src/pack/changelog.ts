/** A version that was packed and what was new in it. */
export interface Release {
  readonly version: string;
  /** One line each, as Markdown. */
  readonly changes: readonly string[];
}

/** The text of `CHANGELOG.md`, the newest release first. */
export function changelog(releases: readonly Release[]): string {
  const sections = releases.map(
    ({ version, changes }) => `\n## ${version}\n\n${changes.map((change) => `- ${change}\n`).join('')}`,
  );
  return `# Changelog\n${sections.join('')}`;
}
