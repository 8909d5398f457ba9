/** Markdown that is folded below a title. The empty lines end and begin HTML blocks (CommonMark, section 4.6). */
export function details(title: string, markdown: string): string {
  return `<details><summary>${title}</summary>\n\n${markdown}\n\n</details>`;
}
