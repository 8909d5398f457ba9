import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pets } from '../e2e/pets.ts';
import { makeProject, spawnCommand, type Project } from '../e2e/project.ts';
import { contentOf, petsProject, startPublishing, type Publisher } from '../e2e/publisher.ts';
import { chanceOf } from './mutation.ts';

/*
 * Commands are killed at random moments: what they change is wholly old or wholly new after the next command.
 *
 *   KILLS=300 FUZZ_SEED=1 npx vitest run tests/fuzz/kills.test.ts
 */

const kills = Number(process.env['KILLS'] ?? 0);
const firstSeed = Number(process.env['FUZZ_SEED'] ?? 1);

let publisher: Publisher;
beforeAll(async () => {
  publisher = await startPublishing();
});
afterAll(() => publisher.close());

const changed = pets.replace('maxLength: 20', 'maxLength: 30');

/** A command, the project that it is run in, and what is to be so after the next command. */
interface Victim {
  readonly words: readonly string[];
  prepare(): Promise<Project>;
  /** The files that it writes one by one, each of which is old or new. */
  readonly single?: RegExp;
}

const victims: readonly Victim[] = [
  {
    words: ['init', 'pets.yaml', '--no-install'],
    prepare: async () => makeProject({ 'pets.yaml': pets }),
  },
  {
    words: ['update'],
    prepare: async () => {
      const project = await petsProject(publisher);
      publisher.served = changed;
      return project;
    },
  },
  {
    words: ['generate'],
    prepare: async () => {
      const project = await petsProject(publisher);
      await project.write('spec/pets/openapi.yaml', changed);
      return project;
    },
  },
  {
    words: ['pack', '--out', 'packed'],
    prepare: async () => petsProject(publisher),
    single: /^packed\/|pack\.lock$/,
  },
  { words: ['gate'], prepare: async () => petsProject(publisher) },
];

/** What a project holds, but for what tells of when it was made. */
async function stateOf(project: Project, { single }: Victim): Promise<string> {
  const files = Object.entries(await contentOf(project)).filter(([file]) => !(single?.test(file) ?? false));
  return JSON.stringify(files.map(([file, text]) => [file, text.replaceAll(/"retrieved": "[^"]*"/g, '')]));
}

/** How long a command takes here, and what it leaves. */
async function measured(victim: Victim): Promise<{ milliseconds: number; before: string; after: string }> {
  const project = await victim.prepare();
  const before = await stateOf(project, victim);
  const started = performance.now();
  const [command = '', ...words] = victim.words;
  const { code, stderr } = await project.run(command, words);
  const milliseconds = performance.now() - started;
  expect(`${code} ${stderr}`).toMatch(/^[01] /);
  const after = await stateOf(project, victim);
  await project.remove();
  return { milliseconds, before, after };
}

test.each(victims)(
  '$words',
  async (victim) => {
    const { milliseconds, before, after } = await measured(victim);
    const ends: Record<string, number> = { old: 0, new: 0 };
    const [command = '', ...words] = victim.words;
    let project = await victim.prepare();
    for (let seed = firstSeed; seed < firstSeed + Math.ceil(kills / victims.length); seed += 1) {
      const child = spawnCommand(project.root, command, words);
      const ended = new Promise((resolve) => child.once('close', resolve));
      await Promise.race([setTimeout(chanceOf(seed)(Math.ceil(milliseconds * 1.1))), ended]);
      child.kill('SIGKILL');
      await ended;
      // Whatever comes next puts back what was left.
      await project.run('generate', ['--check']);
      const state = await stateOf(project, victim);
      const end = [before, after].indexOf(state);
      const replay = `KILLS=${victims.length} FUZZ_SEED=${seed} npx vitest run tests/fuzz/kills.test.ts`;
      expect(end, `${replay}: ${path.basename(project.root)} is neither old nor new`).toBeGreaterThanOrEqual(
        0,
      );
      const isNew = end === 1 && before !== after;
      ends[isNew ? 'new' : 'old'] = (ends[isNew ? 'new' : 'old'] ?? 0) + 1;
      if (isNew) {
        await project.remove();
        project = await victim.prepare();
      }
    }
    await project.remove();
    if (kills > victims.length) process.stderr.write(`${command}: ${JSON.stringify(ends)}\n`);
  },
  120_000 + kills * 30_000,
);
