/**
 * What an unenforced documented rule is called as a cause: lint and verify both see it, each in its own way.
 *
 * @param example JSON pointer of its example
 */
export function unenforcedRule(example: string): string {
  return `documented rule not enforced ${example}`;
}
