import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { cellStyles } from '../src/page/cell-styles.ts';
import { isMain } from './command/main.ts';

// Makes assets/ of the browser's code in src/page/browser: what the pages of reports and of docs hold as it is.

const project = path.resolve(import.meta.dirname, '..');
const browser = path.join(project, 'src/page/browser');
/** The pages, each with its script and the parts of its style. */
const pages = {
  report: ['tokens', 'report'],
  reference: ['tokens', 'reference'],
} as const;

/** The files of `assets/` by their names, as they must be. */
export async function pageAssets(): Promise<Readonly<Record<string, string>>> {
  const entries: [string, string][] = [];
  for (const [name, styles] of Object.entries(pages)) {
    if (globSync(`${name}.ts`, { cwd: browser }).length === 0) continue;
    entries.push([`${name}.js`, await scriptOf(name)]);
    const own = styles.map((style) => readFileSync(path.join(browser, 'styles', `${style}.css`), 'utf8'));
    const drawn = name === 'report' ? [cellStyles()] : [];
    entries.push([`${name}.css`, minified([...own, ...drawn].join('\n'))]);
  }
  return Object.fromEntries(entries);
}

async function scriptOf(name: string): Promise<string> {
  const bundled = await rolldown({ input: path.join(browser, `${name}.ts`), platform: 'browser' });
  const { output } = await bundled.generate({ format: 'iife', minify: true, comments: false });
  await bundled.close();
  const [chunk] = output;
  // Within an element of a page nothing may end it.
  return `${chunk.code.trim().replaceAll('</script', '<\\/script')}\n`;
}

/** A style sheet without comments, and without blanks that mean nothing. */
function minified(css: string): string {
  const dense = css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/: /g, ':')
    .replaceAll(';}', '}');
  return `${dense.trim()}\n`;
}

if (isMain(import.meta)) {
  const folder = path.join(project, 'assets');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(await pageAssets())) writeFileSync(path.join(folder, name), text);
}
