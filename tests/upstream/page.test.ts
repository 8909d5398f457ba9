import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { digest } from '../../src/upstream/digest.ts';
import { fencedBlocks } from '../../src/upstream/fenced-blocks.ts';
import { fetchUpstream } from '../../src/upstream/fetch-upstream.ts';
import { descriptionInPage } from '../../src/upstream/page.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { project } from '../contract/project.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const pets = 'openapi: 3.1.0\ninfo: { title: Pets, version: 1.0.0 }\npaths:\n  /pets: { get: {} }\n';

const line = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[\r\n]/.test(text));
const text = fc
  .array(fc.oneof(line, fc.constantFrom('```', '~~~', '````yaml', '   ```', '    ```', '')))
  .map((lines) => lines.map((each) => `${each}\n`).join(''));

function longestRun(of: string, inside: string): number {
  return Math.max(0, ...inside.split('\n').map((each) => each.trim().lastIndexOf(of) + 1));
}

property.prop([text, fc.constantFrom('`', '~'), fc.nat({ max: 3 }), fc.constantFrom('', 'yaml x', 'ü')])(
  'any text comes out of a fence that is long enough as it went in',
  (content, character, spaces, info) => {
    const indentation = ' '.repeat(spaces);
    const fence = indentation + character.repeat(Math.max(3, longestRun(character, content) + 1));
    const indented = content.replaceAll(/^(?=[^]*\n)(?!$)/gm, indentation);
    const page = `# Title\n\n${fence} ${info}\n${indented}${fence}\nafter\n`;
    const [first] = fencedBlocks(page);
    expect(first).toMatchObject({ info, line: 4, closed: true });
    expect(first?.text).toBe(content.replaceAll(/^$(?=\n)/gm, ''));
  },
);

describe('fences are as CommonMark has them', () => {
  test.each<[string, string[]]>([
    ['```\na\n```\n', ['a\n']],
    ['~~~\na\n~~~\n', ['a\n']],
    ['```\na\n~~~\n```\n', ['a\n~~~\n']],
    ['````\na\n```\n````\n', ['a\n```\n']],
    ['```\na\n`````   \nb\n', ['a\n']],
    ['```\na\n``` b\n```\n', ['a\n``` b\n']],
    ['   ```\n    a\n  b\n   ```\n', [' a\nb\n']],
    ['    ```\n    a\n    ```\n', []],
    ['``\na\n``\n', []],
    ['``` a`b\nc\n', []],
    ['~~~ a`b\nc\n~~~', ['c\n']],
    ['```\r\na\r\n```\r\n', ['a\r\n']],
    ['```\n```\n```\nb\n```', ['', 'b\n']],
    ['```\na', ['a']],
  ])('%j holds %j', (page, expected) => {
    expect(fencedBlocks(page).map((block) => block.text)).toEqual(expected);
  });
});

describe('the info string says where a description is from', () => {
  const whole = 'https://example.com/api.yaml';
  test.each<[string, object]>([
    ['yaml', {}],
    [`yaml ${whole}`, { url: whole }],
    [`yaml ${whole} post /pets/{id}`, { url: whole, operation: 'post /pets/{id}' }],
    [`yaml ${whole} POST /pets`, { url: whole, operation: 'post /pets' }],
    ['yaml get /pets', { operation: 'get /pets' }],
    ['yaml openapi.yaml fetch /pets', {}],
    ['yaml https://me:secret@example.com/ get /pets', { operation: 'get /pets' }],
  ])('%s', (info, expected) => {
    const { text: _, line: __, ...rest } = descriptionInPage(`~~~ ${info}\n${pets}~~~\n`);
    expect(rest).toEqual(expected);
  });
});

describe('which description is meant', () => {
  const page = ['get /pets', 'post /pets', 'post /pets']
    .map((operation, index) => `\`\`\`yaml ${operation}\n${pets}# ${index}\n\`\`\`\n`)
    .join('\n');

  test('is said by the operation', () => {
    expect(descriptionInPage(page, 'GET /pets').text).toBe(`${pets}# 0\n`);
  });

  test.each([
    [page, undefined, 'holds 3 descriptions (line 2: get /pets, line 10: post /pets, line 18: post /pets)'],
    [page, 'post /pets', 'holds 3 descriptions'],
    [page, 'put /pets', 'holds 3 descriptions'],
    ['# Nothing', undefined, 'there is no code block in it'],
    ['```json\n{}\n```\n```\n```', undefined, 'of its 2 code blocks (json, plain) none begins'],
    ['```\nopenapi: 3.1.0', undefined, 'ends within its description'],
  ])('or else refused: %#', (given, wanted, message) => {
    expect(() => descriptionInPage(given, wanted)).toThrow(message);
  });

  test('blank lines that the page adds at its end do not count', () => {
    expect(descriptionInPage(`\`\`\`\n${pets}\n \n\`\`\``).text).toBe(pets);
  });
});

function root(content: string): string {
  return project({ 'page.md': content });
}

describe('what is a page is seen by its content', () => {
  const fenced = `# API\n\n\`\`\`\`yaml https://example.com/api.yaml get /pets\n${pets}\`\`\`\`\n`;

  test.each<[string, string, object]>([
    [
      'Markdown',
      fenced,
      { page: true, operation: 'get /pets', files: [{ path: 'openapi.yaml', text: pets }] },
    ],
    ['Markdown that begins with an element', `<Tip>Hm</Tip>\n${fenced}`, { page: true }],
    ['JSON in Markdown', '~~~\n{"openapi": "3.1.0"}\n~~~', { page: true, files: [{ path: 'openapi.json' }] }],
    [
      'a description with code in its prose',
      `${pets}x-prose: |\n  \`\`\`\n  openapi: 3.0.0\n  \`\`\`\n`,
      { page: false },
    ],
    [
      'one whose version comes last',
      `x-prose: |\n  \`\`\`\n  openapi: 3.0.0\n  \`\`\`\n${pets}`,
      { page: false, files: [{ path: 'openapi.yaml' }] },
    ],
  ])('%s', async (_, content, expected) => {
    expect(await fetchUpstream({ file: 'page.md' }, { root: root(content) })).toMatchObject(expected);
  });

  test('a mistake in its description is located in the page', async () => {
    const broken = fenced.replace('title: Pets,', 'title: [');
    const error = await fetchUpstream({ file: 'page.md' }, { root: root(broken) }).catch(String);
    expect(error).toMatch(/^page\.md:5:\d+: not valid YAML/);
  });

  test('references of a description in a page lead nowhere, and are left to loading', async () => {
    const content = fenced.replace('get: {}', '$ref: ./pets.yaml');
    const upstream = fetchUpstream(
      { file: 'page.md' },
      { root: root(content.replace(' get /pets\n', '\n')) },
    );
    expect(await upstream).toMatchObject({ files: [{ path: 'openapi.yaml' }] });
  });

  test('the contract of this repository is what its page holds', async () => {
    const description = await readFile(
      path.join(repository, 'spec/telnyx-phone-numbers/openapi.yaml'),
      'utf8',
    );
    const operation = 'post /phone_numbers/jobs/update_emergency_settings';
    const content = `> ## Index\n\n# Update\n\n\`\`\`\`yaml https://example.com/x.yml ${operation}\n${description}\n\`\`\`\``;
    const upstream = await fetchUpstream({ file: 'page.md', operation }, { root: root(content) });
    expect(upstream).toMatchObject({ page: true, operation });
    expect(upstream === 'unchanged' ? '' : digest(upstream.files[0]?.text ?? '')).toBe(digest(description));
  });
});
