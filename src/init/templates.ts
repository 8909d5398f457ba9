import { readFile } from 'node:fs/promises';

/** Where the files that projects are given lie, as they are. */
const folder = new URL('templates/', import.meta.url);

/** The text of a template, with its `<words>` replaced. Throws when one of them is not given. */
export async function template(name: string, words: Readonly<Record<string, string>> = {}): Promise<string> {
  const text = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n');
  return text.replaceAll(/<(\w+)>/g, (_, word: string) => {
    const value = words[word];
    if (value === undefined) throw new Error(`the template ${name} speaks of <${word}>`);
    return value;
  });
}
