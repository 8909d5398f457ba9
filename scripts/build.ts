import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

// Makes dist/: declarations that mirror the repository, what is read as it is, and JavaScript in few files, as to
// find and read two hundred of them took more time than most commands do.

const project = new URL('../', import.meta.url);
const target = new URL('dist/', project);
/** Folders of what is read as text, to become part of what is generated or written. */
const verbatim = ['src/generate/runtime/', 'src/pack/runtime/', 'src/init/templates/'];

/** What others import or start by its path, which only leads to where the code is. */
const doors = [
  'scripts/openapi-contract',
  ...['index', 'mock', 'vitest', 'gate/worker-process', 'mock/process'].map((name) => `src/${name}`),
];

rmSync(target, { recursive: true, force: true });
const compiler = fileURLToPath(new URL('node_modules/typescript-7/bin/tsc', project));
const settings = fileURLToPath(new URL('tsconfig.build.json', project));
const { status } = spawnSync(process.execPath, [compiler, '-p', settings], { stdio: 'inherit' });
if (status !== 0) process.exit(2);
await bundle(fileURLToPath(target));
for (const part of verbatim) {
  const folder = new URL(part, target);
  // Some of it is run as well, and compiled for that; its declarations would be taken for more of the text.
  for (const file of globSync('**/*.d.ts', { cwd: folder })) rmSync(new URL(file, folder));
  cpSync(new URL(part, project), folder, { recursive: true });
}

/** Puts the code of all modules into `src/chunks/`, and leaves their declarations where they are. */
async function bundle(dist: string): Promise<void> {
  const chunks = path.join(dist, 'src/chunks');
  const modules = globSync('{src,scripts}/**/*.js', { cwd: dist });
  const bundled = await rolldown({
    input: Object.fromEntries(doors.map((door) => [nameOf(door), path.join(dist, `${door}.js`)])),
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
    platform: 'node',
    plugins: [{ name: 'places', transform: (code, id) => inPlace(code, path.relative(dist, id)) }],
    // Some modules are loaded late by some and early by others, which costs nothing.
    checks: { ineffectiveDynamicImport: false },
  });
  const names = { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' };
  const { output } = await bundled.generate(names);
  await bundled.close();
  for (const name of modules) rmSync(path.join(dist, name));
  mkdirSync(chunks, { recursive: true });
  for (const file of output)
    if (file.type === 'chunk') writeFileSync(path.join(chunks, file.fileName), file.code);
  for (const door of doors) {
    const chunk = path.posix.relative(path.posix.dirname(door), `src/chunks/${nameOf(door)}.js`);
    const specifier = chunk.startsWith('.') ? chunk : `./${chunk}`;
    const first = door.startsWith('scripts/') ? '#!/usr/bin/env node\n' : '';
    writeFileSync(path.join(dist, `${door}.js`), `${first}export * from '${specifier}';\n`);
  }
}

function nameOf(door: string): string {
  return door.replaceAll('/', '-');
}

/** A module that asks where it is hears where it was: what is read as it is lies beside that. */
function inPlace(code: string, name: string): string | undefined {
  // The scripts of single commands are parts of the one program, and never what Node was started with.
  const isPart = name.startsWith('scripts/') && !doors.includes(name.replace(/\.js$/, ''));
  const known = isPart ? code.replaceAll('isMain(import.meta)', 'false') : code;
  if (!known.includes('import.meta')) return known;
  const url = `new URL(${JSON.stringify(path.posix.relative('src/chunks', name))}, import.meta.url).href`;
  return [
    "import { dirname as folderOf } from 'node:path';",
    "import { fileURLToPath as pathOf } from 'node:url';",
    'const place = ((url) => ({ url, filename: pathOf(url), dirname: folderOf(pathOf(url)),',
    `  resolve: (id) => new URL(id, url).href }))(${url});`,
    known.replace(/^#!.*\n/, '').replaceAll('import.meta', 'place'),
  ].join('\n');
}
