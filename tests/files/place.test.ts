import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { placeInside, placeToWrite } from '../../src/files/place.ts';

/** A repository with a project in a folder of it, and links that lead elsewhere, in both. */
let folder = '';
const at = (...names: string[]): string => path.join(folder, ...names);
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'openapi-contract-place-')));
  mkdirSync(at('repository/.git'), { recursive: true });
  mkdirSync(at('repository/project/real/deep'), { recursive: true });
  mkdirSync(at('outside'));
  writeFileSync(at('outside/file'), '');
  symlinkSync(at('outside'), at('repository/link'));
  symlinkSync(at('outside'), at('repository/project/link'));
  symlinkSync(at('outside/file'), at('repository/project/real/file-link'));
  symlinkSync(at('outside/nothing'), at('repository/project/real/dangling'));
  symlinkSync('real', at('repository/project/inner'));
  symlinkSync(at('outside'), at('users-own'));
  symlinkSync(at('repository/project'), at('users-name'));
  return () => rmSync(folder, { recursive: true });
});

describe('a place to write', () => {
  test.each(['a', 'real/a', 'real/deep/a', 'new/folder/a', '../a', '.'])('%s is where it says', (file) => {
    const root = at('repository/project');
    expect(placeToWrite(root, file)).toBe(path.resolve(root, file));
    expect(placeToWrite(root, path.resolve(root, file))).toBe(path.resolve(root, file));
  });

  test.each([
    ['link', '"link" is a link'],
    ['link/a', '"link/a" leads through the link "link"'],
    ['link/new/a', 'leads through the link "link"'],
    ['inner/a', 'leads through the link "inner"'],
    ['real/file-link', '"real/file-link" is a link'],
    ['real/dangling', '"real/dangling" is a link'],
    ['real/../link/a', 'leads through the link "link"'],
    ['../link/a', '"../link/a" leads through the link "../link"'],
  ])('%s is refused', (file, message) => {
    const root = at('repository/project');
    expect(() => placeToWrite(root, file)).toThrow(`${message}: it is not written`);
    expect(() => placeToWrite(root, path.resolve(root, file))).toThrow(message);
  });

  test('that is refused is said with what to do', () => {
    expect(() => placeToWrite(at('repository/project'), 'link')).toThrow(
      expect.objectContaining({
        name: 'ExpectedError',
        help: expect.stringContaining('Remove the link') as string,
      }),
    );
    expect(() => placeInside(at('repository/project'), 'link/a')).toThrow(
      expect.objectContaining({
        name: 'ExpectedError',
        help: expect.stringContaining('Put the file') as string,
      }),
    );
  });

  test('outside of the repository is taken as the user says it', () => {
    for (const file of [at('users-own/a'), at('outside/file'), '/dev/null']) {
      expect(placeToWrite(at('repository/project'), file)).toBe(file);
    }
  });

  test('is refused under each name that the project has', () => {
    const link = at('repository/project/link/a');
    expect(() => placeToWrite(at('users-name'), 'link/a')).toThrow('leads through the link');
    expect(() => placeToWrite(at('users-name'), link)).toThrow('leads through the link');
  });

  test('in no repository is refused from the project on', () => {
    rmSync(at('repository/.git'), { recursive: true });
    expect(() => placeToWrite(at('repository/project'), 'link/a')).toThrow('leads through the link');
    expect(placeToWrite(at('repository/project'), '../link/a')).toBe(at('repository/link/a'));
  });
});

describe('a place inside a folder', () => {
  test.each(['a', 'real/deep/a', 'new/a'])('%s is where it says', (file) => {
    expect(placeInside(at('repository/project'), file)).toBe(at('repository/project', file));
  });

  test.each(['..', '../a', '.', 'link/a', 'real/dangling', '/etc/passwd', 'real/../../a'])(
    '%s leads elsewhere',
    (file) => {
      expect(() => placeInside(at('repository/project'), file)).toThrow('leads elsewhere');
    },
  );
});
