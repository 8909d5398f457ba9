import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContracts } from '../../../src/contract/load.ts';
import { verify } from '../../../src/gate/steps/verify.ts';
import { pets } from '../../e2e/pets.ts';
import { makeProject, type Project } from '../../e2e/project.ts';

let project: Project;
// Nothing writes the body of one operation, so that the one constraint of its query is not tried.
const unwritable = `
  /import:
    post:
      parameters: [{ name: dry, in: query, schema: { enum: [yes, no] } }]
      requestBody: { required: true, content: { application/yaml: {} } }
      responses: { '204': { description: Imported. } }
`;
beforeAll(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets.replace('paths:\n', `paths:${unwritable}`) });
});
afterAll(() => project.remove());

test('of chosen operations alone, it says how many were left out', async () => {
  const { root } = project;
  const [contract] = await loadContracts(root);
  if (!contract) throw new Error('The contract is missing');
  const { counts = {}, findings } = await verify.run({ root, contract, operations: ['GET /gone'] });
  expect([counts, findings]).toEqual([{ cases: 0, leftOut: 2 }, []]);
  const total = { findings: 0, constraints: undefined, count: (name: string) => counts[name] ?? 0 };
  expect(verify.figure(total)).toBe('0 cases, 2 untouched operations left out');
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
