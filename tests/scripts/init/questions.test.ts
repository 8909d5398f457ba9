import { PassThrough } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { type Answers, atTerminal, defaults } from '../../../scripts/init/questions.ts';

let input: PassThrough;
let shown = '';
let stop: AbortController;
let answers: Answers;
beforeEach(async () => {
  input = new PassThrough();
  shown = '';
  stop = new AbortController();
  const output = new PassThrough().on('data', (text: Buffer) => (shown += String(text)));
  answers = await atTerminal(stop.signal, { input, output });
  return () => answers.close();
});

/** Types lines, each when there is a question for it. */
async function typing<Answer>(answer: Promise<Answer>, ...lines: string[]): Promise<Answer> {
  for (const line of lines) {
    input.write(`${line}\n`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return answer;
}

test('what is typed is the answer, and nothing is the default', async () => {
  expect(await typing(answers.name('pets'), ' zoo ')).toBe('zoo');
  expect(await typing(answers.name('pets'), '')).toBe('pets');
  expect(await typing(answers.hook(), '')).toBe('none');
  expect(shown).toContain('Name of the contract (pets): ');
});

test('what must be said is asked for until it is', async () => {
  expect(await typing(answers.source(), '', '  ', 'page.md')).toBe('page.md');
});

test('a choice is one of those that there are', async () => {
  expect(await typing(answers.ci('github'), 'jenkins', 'gitlab')).toBe('gitlab');
  expect(shown.match(/github, gitlab, none \(github\): /g)?.length).toBe(2);
});

test('an end without an answer is an error that can be mended', async () => {
  const answer = answers.source();
  input.end();
  await expect(answer).rejects.toThrow('The questions were left unanswered: nothing was changed');
});

test('an interruption ends the asking', async () => {
  const answer = answers.source();
  stop.abort();
  await expect(answer).rejects.toThrow('aborted');
});

test('without a terminal the defaults are taken, and a source must be given', async () => {
  expect([await defaults.name('pets'), await defaults.ci('gitlab'), await defaults.hook()]).toEqual([
    'pets',
    'gitlab',
    'none',
  ]);
  expect(() => defaults.source()).toThrow('The source is missing');
});
