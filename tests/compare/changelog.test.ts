import { expect, test } from 'vitest';
import { changelogEntry, withEntry } from '../../src/compare/changelog.ts';
import { compareContracts } from '../../src/compare/compare.ts';
import { contractOf, withOperation } from './changes-of.ts';

const body = (schema: object): object =>
  withOperation({ requestBody: { content: { 'application/json': { schema } } } });

function entry(base: object, head: object): string | undefined {
  return changelogEntry(compareContracts(contractOf(base), contractOf(head)), '2030-01-31');
}

test('groups changes by what they mean and where they are', () => {
  const base = { ...body({ type: 'string', maxLength: 9 }), info: { title: 'Pets', version: '1.2.0' } };
  const head = {
    paths: { ...Object(body({ type: 'string', maxLength: 5 })).paths, '/toys': { get: { responses: {} } } },
    info: { title: 'Pets', version: '2.0.0' },
  };
  expect(entry(base, head)).toBe(`## 2.0.0 (2030-01-31)

### Breaking

\`POST /pets\`

- The request body: maxLength went from 9 to 5. Adapt what is sent to the new maxLength, or it will be refused.

### Safe

\`GET /toys\`

- The operation was added
`);
});

test('has no entry when nothing changed', () => {
  expect(entry(body({}), body({ title: 'other words' }))).toBeUndefined();
});

test('lets nothing of a description become markup', () => {
  const parameter = { in: 'query', name: '](javascript:x)\n# <script>', schema: {} };
  const operation = { paths: { '/a`b\n# c': { post: { responses: {} } } } };
  const parameters = { paths: { '/a`b\n# c': { post: { responses: {}, parameters: [parameter] } } } };
  expect(entry(operation, parameters)).toBe(`## 1.0.0 (2030-01-31)

### Safe

\`POST /a'b # c\`

- The query parameter "\\](javascript:x) \\# \\<script\\>" was added
`);
});

test.each([
  ['none yet', undefined, '# Changelog\n\n## 2\n'],
  ['one without entries', '# History\n', '# History\n\n## 2\n'],
  [
    'one with older entries',
    '# History\n\nWords.\n\n## 1\n\n- a\n',
    '# History\n\nWords.\n\n## 2\n\n## 1\n\n- a\n',
  ],
  ['one that has it already', '# History\n\n## 2\n\n## 1\n', '# History\n\n## 2\n\n## 1\n'],
])('is put on top: %s', (_, before, after) => {
  expect(withEntry(before, '## 2\n')).toBe(after);
});
