import { expect, test, vi } from 'vitest';
import { runProgram } from '../../scripts/openapi-contract.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { pets } from '../e2e/pets.ts';
import { makeProject } from '../e2e/project.ts';
import { surroundings } from './command/surroundings.ts';

const close = vi.fn<() => Promise<void>>(async () => {});

vi.mock('../../src/mock/start.ts', () => ({
  startMock: async () => ({
    url: 'http://127.0.0.1:4010',
    died: Promise.resolve(new ExpectedError('The mock of pets died while it answered POST /pets.')),
    close,
  }),
}));

test('the death of the mock ends the command with its reason', async () => {
  const project = await makeProject({ 'spec/pets/openapi.yaml': pets });
  const { context, written } = surroundings({ root: project.root });
  const code = await runProgram(['mock'], context);
  await project.remove();
  expect(written.stdout).toBe('http://127.0.0.1:4010\n');
  expect(written.stderr).toContain('error: The mock of pets died while it answered POST /pets.\n');
  expect(close).toHaveBeenCalledOnce();
  expect(code).toBe(2);
});

test('one contract is served at a time', async () => {
  const project = await makeProject({ 'spec/pets/openapi.yaml': pets, 'spec/zoo/openapi.yaml': pets });
  const { context, written } = surroundings({ root: project.root });
  const code = await runProgram(['mock'], context);
  await project.remove();
  expect(written.stderr).toContain('spec/ holds 2: pets, zoo\n  help: Name the one to serve');
  expect([code, written.stdout]).toEqual([2, '']);
});
