import { spawnSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Makes dist/, which mirrors the repository: JavaScript for src and scripts, and what is read as it is.

const project = new URL('../', import.meta.url);
const target = new URL('dist/', project);
/** Folders of what is read as text, to become part of what is generated or written. */
const verbatim = ['src/generate/runtime/', 'src/pack/runtime/', 'src/init/templates/'];

rmSync(target, { recursive: true, force: true });
const compiler = fileURLToPath(new URL('node_modules/typescript-7/bin/tsc', project));
const settings = fileURLToPath(new URL('tsconfig.build.json', project));
const { status } = spawnSync(process.execPath, [compiler, '-p', settings], { stdio: 'inherit' });
if (status !== 0) process.exit(2);
for (const path of verbatim) {
  const folder = new URL(path, target);
  // Some of it is run as well, and compiled for that; its declarations would be taken for more of the text.
  for (const file of globSync('**/*.d.ts', { cwd: folder })) rmSync(new URL(file, folder));
  cpSync(new URL(path, project), folder, { recursive: true });
}
