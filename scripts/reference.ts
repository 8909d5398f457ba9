import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { removeInside } from '../src/files/inside.ts';
import { replaceFile } from '../src/files/replace-file.ts';
import { commands, summary } from './openapi-contract.ts';
import { manFolder, referenceFiles } from './reference/reference-files.ts';

// Makes docs/reference.md, the pages in docs/man/ and their list in package.json from the definitions of
// the commands. With --check it writes nothing, and exits with 1 when something is not up to date.

const isCheck = process.argv.includes('--check');
const root = path.resolve(import.meta.dirname, '..');
const files = referenceFiles(summary, commands);
const pages = files.map((file) => file.path).filter((file) => file.startsWith(manFolder));
const manifest = await read('package.json');
const wanted = [...files, { path: 'package.json', text: withPages(manifest) }];
const found = (await readdir(path.join(root, manFolder))).map((name) => path.posix.join(manFolder, name));

let stale = 0;
for (const { path: file, text } of wanted) {
  if ((await read(file)) === text) continue;
  await mend(file, () => replaceFile(root, file, text));
}
for (const file of found.filter((each) => !pages.includes(each)))
  await mend(file, () => removeInside(root, file));
if (stale > 0 && isCheck) console.log('npm run reference brings them up to date');
process.exitCode = isCheck && stale > 0 ? 1 : 0;

async function mend(file: string, write: () => Promise<void>): Promise<void> {
  stale += 1;
  console.log(`${file} ${isCheck ? 'is not what the commands say' : 'brought up to date'}`);
  if (!isCheck) await write();
}

function read(file: string): Promise<string> {
  return readFile(path.join(root, file), 'utf8').catch(() => '');
}

/** npm reads the list when it installs the package; a folder's name alone it does not understand then. */
function withPages(text: string): string {
  const members = Object.entries(JSON.parse(text) as object);
  const man = pages.map((page) => `./${page}`);
  const entries = members.flatMap(([name, value]) =>
    name === 'man' ? [] : name === 'bin' ? Object.entries({ man, bin: value }) : [[name, value]],
  );
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
