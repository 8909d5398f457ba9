import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContracts } from '../../../src/contract/load.ts';
import { verify } from '../../../src/gate/steps/verify.ts';
import { pets } from '../../e2e/pets.ts';
import { makeProject, type Project } from '../../e2e/project.ts';

let project: Project;
// Prism does not know this format, so that one constraint is tried from one side only.
beforeAll(async () => {
  const unchecked = pets.replace('minLength: 1', 'minLength: 1\n          format: idn-email');
  project = await makeProject({
    'spec/pets/openapi.yaml': unchecked.replace('name: Tom', 'name: tom@pets.example'),
  });
});
afterAll(() => project.remove());

test('of chosen operations alone, it says how many were left out', async () => {
  const { root } = project;
  const [contract] = await loadContracts(root);
  if (!contract) throw new Error('The contract is missing');
  const { counts = {}, findings } = await verify.run({ root, contract, operations: ['GET /gone'] });
  expect([counts, findings]).toEqual([{ cases: 0, leftOut: 1 }, []]);
  const total = { findings: 0, constraints: undefined, count: (name: string) => counts[name] ?? 0 };
  expect(verify.figure(total)).toBe('0 cases, 1 untouched operation left out');
});

test.each([
  [undefined, []],
  [50, []],
  [100, ['verify/coverage']],
])('coverage required: %j', async (requireCoverage, rules) => {
  const { root } = project;
  const [contract] = await loadContracts(root);
  if (!contract) throw new Error('The contract is missing');
  const { findings, constraints } = await verify.run({ root, contract, requireCoverage });
  expect(constraints?.both).toBe((constraints?.total ?? 0) - 1);
  expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(rules);
});
