import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../scripts/openapi-contract.ts';
import { escapeControls } from '../../src/report/control-characters.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

const execute = promisify(execFile);

// Each says "owned" if it is ever taken for code, for a comment's end, or for a terminal's control.
const hostile = pets
  .replace('operationId: createPet', `operationId: 'x"];console.log("owned");process.exit(3)//'`)
  .replace('summary: Add a pet', `summary: '*/ console.log("owned"); /*'`)
  .replace(
    'description: Adds one pet.',
    String.raw`description: "\e]0;owned\a \u2028 console.log('owned') ${'${owned}'}"`,
  )
  .replace('title: Pets', String.raw`title: "\e[2J*/owned"`)
  .replace('\n        legs:', `\n        'legs"];console.log("owned")//':`)
  .replace('                    legs: 4\n', '');

/** Not for lint: Spectral's own resolver fails on this name, which lint says. */
const withPrototype = pets.replace('\n        legs:', '\n        __proto__:');

let project: Project;
beforeAll(async () => {
  project = await makeProject({
    'spec/pets/openapi.yaml': hostile,
    'spec/prototype/openapi.yaml': withPrototype.replace('                    legs: 4\n', ''),
  });
});
afterAll(() => project.remove());

async function run(...words: string[]) {
  const { context, written } = surroundings({ root: project.root });
  return { code: await runProgram(words, context), ...written };
}

test('what is generated from hostile words runs none of them', async () => {
  expect(await run('generate')).toMatchObject({ code: 0, stderr: '' });
  const program = `
    import { createClient } from './generated/pets/index.ts';
    const client = createClient({ baseUrl: 'http://127.0.0.1:1' });
    console.log(Object.prototype.owned, Object.keys(client).length > 0);
  `;
  const { stdout } = await execute(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: path.resolve(project.root),
  });
  expect(stdout).toBe('undefined true\n');
});

test.each(['lint', 'gate', 'verify'])('%s shows them without giving the terminal up', async (command) => {
  const { code, stdout, stderr } = await run(command, 'pets');
  expect(escapeControls(stdout + stderr)).toBe(stdout + stderr);
  expect(`${code}: ${stderr}`).toMatch(/^[01]: /);
});

test('a property named __proto__ changes no prototype', async () => {
  const prototype = Object.getOwnPropertyNames(Object.prototype);
  const { code, stderr } = await run('verify', 'prototype', '--json');
  expect(`${code}: ${stderr}`).toMatch(/^[01]: /);
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototype);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

test('compare shows both, and neither changes anything', async () => {
  const prototype = Object.getOwnPropertyNames(Object.prototype);
  const { code, stdout, stderr } = await run('compare', 'spec/pets', 'spec/prototype', '--all');
  expect(escapeControls(stdout + stderr)).toBe(stdout + stderr);
  expect(stdout).toContain('is now "createPet"');
  expect(`${code}: ${stderr}`).toBe('0: ');
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(prototype);
});
