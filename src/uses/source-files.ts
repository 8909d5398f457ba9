import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** What is built, installed, generated or hidden is no source. */
const skipped = /^(node_modules|dist|build|out|coverage|generated|\..*)$/;
const mostFiles = 50_000;
const source = /\.([cm]?[jt]sx?|vue|svelte|astro|mdx)$/;

/** The files of a project that may be its sources, by absolute path; those of projects within it are none of it. */
export function filesOf(folder: string): readonly string[] {
  const found: string[] = [];
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined && found.length < mostFiles; next = pending.pop()) {
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      const place = path.join(next, entry.name).replaceAll(path.sep, '/');
      // A folder with a manifest of its own is another project.
      if (entry.isDirectory() && !skipped.test(entry.name) && !existsSync(path.join(place, 'package.json')))
        pending.push(place);
      else if (entry.isFile() && !entry.name.endsWith('.d.ts')) found.push(place);
    }
  }
  return found;
}

/** What a project's uses depend on: its sources and how they are read; nothing where there is no program. */
export function sourcesOf(root: string): readonly string[] {
  const configurations = ['tsconfig.json', 'jsconfig.json', 'package.json'].map((name) =>
    path.join(root, name),
  );
  if (!configurations.slice(0, 2).some((file) => existsSync(file))) return [];
  return [
    ...configurations,
    ...filesOf(root)
      .filter((file) => source.test(file))
      .toSorted(),
  ];
}
