import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pets } from './pets.ts';
import { spawnCommand, type Project } from './project.ts';
import { contentOf, petsProject, startPublishing, type Publisher } from './publisher.ts';

let publisher: Publisher;
beforeAll(async () => {
  publisher = await startPublishing();
});
afterAll(() => publisher.close());

describe('an interrupted update', () => {
  let project: Project;
  let before: Record<string, string>;
  beforeAll(async () => {
    project = await petsProject(publisher);
    before = await contentOf(project);
    publisher.served = pets.replace('maxLength: 20', 'maxLength: 30');
  });
  afterAll(() => project.remove());

  // Each of these is said when a part of the work is done.
  const moments = ['fetching upstream', 'types ', 'lint ', 'verify '];

  /** Sends a signal as soon as the update says something. */
  async function interruptedAt(moment: string, signal: NodeJS.Signals): Promise<number | null> {
    const child = spawnCommand(project.root, 'update', []);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => {
      said += words;
      if (said.includes(moment)) child.kill(signal);
    });
    await text(child.stdout);
    return ended;
  }

  // After the last moment it may be too late to interrupt anything.
  test.each(moments.slice(0, -1))('by SIGINT at "%s" leaves all as it was', async (moment) => {
    expect(await interruptedAt(moment, 'SIGINT')).toBe(130);
    expect(await contentOf(project)).toEqual(before);
  });

  test.each(moments)('by SIGKILL at "%s" leaves all as it was, or is done', async (moment) => {
    await interruptedAt(moment, 'SIGKILL');
    // What was generated agrees with the contract, whichever of the two it is.
    expect((await project.run('generate', ['--check'])).code).toBe(0);
    const after = await contentOf(project);
    expect(
      after['spec/pets/openapi.yaml'] === publisher.served ||
        JSON.stringify(after) === JSON.stringify(before),
    ).toBe(true);
  });
});
