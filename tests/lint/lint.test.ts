import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import type { JsonObject } from '../../src/json.ts';
import { lintContract } from '../../src/lint/lint.ts';

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'lint [test] '))));
afterEach(() => rmSync(root, { recursive: true }));

function contractOf(document: JsonObject): Contract {
  return {
    name: 'pets',
    document,
    operations: [],
    files: [],
    locate: (pointer) => ({ file: `spec/pets/openapi.yaml`, line: pointer.length, column: 1 }),
  };
}

const broken = contractOf({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://pets.test/' }],
  paths: {
    '/b/{id}': { get: { operationId: 'a', responses: { 200: { description: 'ok' } } } },
    '/a': {
      get: {
        operationId: 'a',
        responses: {
          422: {
            description: 'broken',
            content: { 'application/json': { examples: { Odd: { value: {} } } } },
          },
        },
      },
    },
  },
});

describe('lintContract', () => {
  test('uses the toolkit’s ruleset where the project has none; findings are located and sorted', async () => {
    const findings = await lintContract(broken, { root });
    const odd = '/paths/~1a/get/responses/422/content/application~1json/examples/Odd';
    expect(findings.map(({ severity, rule, pointer }) => [severity, rule, pointer])).toEqual([
      ['error', 'lint/operation-operationId-unique', '/paths/~1a/get/operationId'],
      ['warning', 'lint/operation-success-response', '/paths/~1a/get/responses'],
      ['information', 'lint/documented-rule-linked', odd],
      ['error', 'lint/path-params', '/paths/~1b~1{id}/get'],
      ['warning', 'lint/oas3-server-trailing-slash', '/servers/0/url'],
    ]);
    for (const { contract, pointer, location, help } of findings) {
      expect(contract).toBe('pets');
      expect(location).toEqual({ file: 'spec/pets/openapi.yaml', line: pointer.length, column: 1 });
      expect(help).toMatch(/overlay/);
    }
  });

  test('a member of data that is called $ref is no reference, and a rule sees where it stands', async () => {
    writeFileSync(
      join(root, '.spectral.yaml'),
      'extends: spectral:oas\nrules:\n  no-links: { given: "$..link.*", severity: info, then: { function: falsy } }',
    );
    const $ref = 'http://127.0.0.1:9/secret.yaml';
    const findings = await lintContract(
      contractOf({ ...broken.document, 'x-policy': { link: { $ref }, list: [{ $ref: '../secret.yaml' }] } }),
      { root },
    );
    expect(findings.map(({ rule }) => rule)).not.toContain('lint/invalid-ref');
    expect(findings.find(({ rule }) => rule === 'lint/no-links')).toMatchObject({
      pointer: '/x-policy/link/$ref',
      message: '"$ref" property must be falsy',
    });
  });

  test('what could not be carried over is said where it is written, each on its own', async () => {
    writeFileSync(join(root, '.spectral.yaml'), 'rules: {}');
    const location = { file: 'spec/pets/openapi.yaml', line: 3, column: 1 };
    const losses = [3, 4].map((line) => ({ message: 'it is lost', location: { ...location, line } }));
    expect(await lintContract({ ...broken, losses }, { root })).toMatchObject([
      { rule: 'lint/not-carried-over', severity: 'warning', message: 'It is lost.', location },
      { rule: 'lint/not-carried-over', location: { ...location, line: 4 } },
    ]);
  });

  test('the project’s own ruleset decides, and may name the document in its overrides', async () => {
    writeFileSync(
      join(root, '.spectral.yaml'),
      [
        'rules:',
        '  title:',
        '    given: $.info.title',
        '    message: "{{value}} is a title"',
        '    severity: info',
        '    then: { function: falsy }',
        'overrides:',
        '  - files: ["spec/pets/*"]',
        '    rules: { title: error }',
      ].join('\n'),
    );
    expect(await lintContract(broken, { root })).toMatchObject([
      { rule: 'lint/title', severity: 'error', message: 'Pets is a title', pointer: '/info/title' },
    ]);
  });

  test.each([
    ['no ruleset', 'rules: 5', /Spectral failed: .*rules/i],
    ['no YAML', 'rules: [', /not valid YAML/],
    [
      'no YAML that Spectral would pass over',
      'extends:\n  - a.yaml\n  info-contact: error\n',
      /not valid YAML/,
    ],
    ['one that says a thing twice', 'rules:\n  a: off\n  a: error\n', /not valid YAML: .*unique/],
    ['a function that is not there', 'functions: [nowhere]\nrules: {}', /Spectral failed: .*nowhere/],
  ])('says that a ruleset is %s', async (_, text, message) => {
    writeFileSync(join(root, '.spectral.yaml'), text);
    const attempt = lintContract(broken, { root });
    await expect(attempt).rejects.toThrow(ExpectedError);
    await expect(attempt).rejects.toThrow(message);
  });

  test('says where a ruleset is no YAML', async () => {
    writeFileSync(join(root, '.spectral.yaml'), 'rules:\n  a: off\n b: off\n');
    await expect(lintContract(broken, { root })).rejects.toMatchObject({
      location: { file: '.spectral.yaml', line: 3, column: expect.any(Number) as number },
    });
  });
});
