import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { generateFiles } from '../../src/generate/generate.ts';
import { typeCheck } from '../../src/generate/type-check.ts';
import { contractWith } from './contract-of.ts';
import { place, scratchProject } from './scratch.ts';

const contract = contractWith({ operationId: 'CreatePet', responses: { 201: { description: '' } } });

async function generated(): Promise<string> {
  return place(path.join(await scratchProject(), 'generated', 'pets'), await generateFiles(contract));
}

describe('a type check', () => {
  test('finds nothing in what was generated, and writes nothing there', async () => {
    const folder = await generated();
    const before = await readdir(folder, { recursive: true });
    expect(await typeCheck(contract, folder)).toMatchObject({ findings: [] });
    expect(await readdir(folder, { recursive: true })).toEqual(before);
  });

  test('says where a type does not fit, and why', async () => {
    const folder = await generated();
    const client = await readFile(path.join(folder, 'client.ts'), 'utf8');
    await writeFile(
      path.join(folder, 'client.ts'),
      client.replace('["post"]>', '["get"]>').replace('method: "post"', 'method: "push"'),
    );
    expect((await typeCheck(contract, folder)).findings).toEqual([
      {
        rule: 'generate/type-error',
        severity: 'error',
        message: expect.stringMatching(/^TS2322: Type '"push"' is not assignable/),
        contract: 'pets',
        pointer: '',
        location: { file: 'generated/pets/client.ts', line: expect.any(Number), column: 7 },
      },
    ]);
  });

  test('also checks declarations that look like a package’s', async () => {
    const folder = await place(await generated(), [
      { path: 'runtime/extra.ts', text: 'export type X = Missing;\n' },
    ]);
    const [finding, ...others] = (await typeCheck(contract, folder)).findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      message: "TS2304: Cannot find name 'Missing'.",
      location: { file: 'generated/pets/runtime/extra.ts', line: 1, column: 17 },
    });
  });

  test('says what to install when openapi-fetch is missing', async () => {
    const folder = await generated();
    await rm(path.join(folder, '..', '..', 'node_modules'));
    const { findings } = await typeCheck(contract, folder);
    expect(findings[0]).toMatchObject({
      message: expect.stringContaining("Cannot find module 'openapi-fetch'"),
      help: 'Run `npm install openapi-fetch`, which the generated client builds on.',
    });
  });

  test('of what was not generated is an expected error', async () => {
    const folder = path.join(await scratchProject(), 'generated', 'pets');
    await expect(typeCheck(contract, folder)).rejects.toMatchObject({
      name: 'ExpectedError',
      message: 'generated/pets was not generated',
      help: 'Run `openapi-contract generate`.',
    });
  });
});
