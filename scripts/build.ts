import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Makes dist/, which mirrors the repository: JavaScript for src and scripts, and what is read as it is.

const project = new URL('../', import.meta.url);
const target = new URL('dist/', project);
/** What the compiled modules read beside themselves. */
const verbatim = ['src/generate/runtime/'];

rmSync(target, { recursive: true, force: true });
const compiler = fileURLToPath(new URL('node_modules/typescript-7/bin/tsc', project));
const settings = fileURLToPath(new URL('tsconfig.build.json', project));
const { status } = spawnSync(process.execPath, [compiler, '-p', settings], { stdio: 'inherit' });
if (status !== 0) process.exit(2);
for (const path of verbatim) cpSync(new URL(path, project), new URL(path, target), { recursive: true });
