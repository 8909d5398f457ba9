import { expect, test } from 'vitest';
import { changesOf, told, withOperation } from './changes-of.ts';

const body = (schema: object): object => ({ description: '', content: { 'application/json': { schema } } });
const ok = { 200: { description: '' } };
const failure = { type: 'object', required: ['code'], properties: { code: { type: 'string' } } };

/** What happened to the answers, before, after, and what is told of it. */
const rows = [
  ['a success beside another one', { ...ok, default: failure }, { 201: { type: 'object' } }, 'dangerous'],
  ['the first success, with the same body', { default: failure }, { 201: failure }, 'dangerous'],
  ['the first success, with another body', { default: failure }, { 201: { type: 'object' } }, 'breaking'],
  ['an error with the same body', { ...ok, default: failure }, { 404: failure }, 'safe'],
  ['an error with another body', { ...ok, default: failure }, { 404: { type: 'string' } }, 'breaking'],
] as const;

test.each(rows)('%s', (_, before, added, severity) => {
  const answers = Object.fromEntries(
    Object.entries(before).map(([status, said]) => [status, status === 'default' ? body(said) : said]),
  );
  const status = Object.keys(added).join('');
  const schema = Object.values(added)[0];
  const base = withOperation({ responses: answers });
  const head = withOperation({ responses: { ...answers, [status]: body(schema ?? {}) } });
  const changes = changesOf(base, head);
  expect(told(changes)).toEqual([`${severity} response.status.status.added`]);
  expect(changes[0]?.message).toContain(`The answer ${status} was added; until now \`default\` covered it`);
  expect(changes[0]?.proof.kind === 'witness').toBe(severity === 'breaking');
});
