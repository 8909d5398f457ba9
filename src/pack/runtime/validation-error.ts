import type { Issue } from './issue.ts';

/** A value is not what the contract says. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  readonly issues: readonly Issue[];

  /** @param subject what was judged: `the body of createPet` */
  constructor(subject: string, issues: readonly Issue[]) {
    const listed = issues
      .slice(0, 10)
      .map(({ path, message }) => `\n  ${path.join('.') || '(all of it)'}: ${message}`);
    const others = issues.length > listed.length ? `\n  and ${issues.length - listed.length} more` : '';
    super(`${subject} does not fit the contract:${listed.join('')}${others}`);
    this.issues = issues;
  }
}
