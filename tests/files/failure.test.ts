import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { fileFailure, machineFailure } from '../../src/files/failure.ts';

const systemError = (code: string, more: object = {}): Error =>
  Object.assign(new Error(`${code}: said by the system`), { code, path: '/project/a/b.txt', ...more });

describe('an error of the file system', () => {
  test.each([
    ['ENOSPC', 'The disk is full (ENOSPC, a/b.txt): nothing was changed'],
    ['EFBIG', 'The file is larger than may be written (EFBIG, a/b.txt): nothing was changed'],
    ['EACCES', 'Writing is not permitted (EACCES, a/b.txt): nothing was changed'],
    ['ELOOP', 'A link stands where a file is needed (ELOOP, a/b.txt): nothing was changed'],
  ])('%s is what people can correct', (code, message) => {
    const failure = fileFailure(systemError(code), '/project', 'nothing was changed');
    expect(failure).toBeInstanceOf(ExpectedError);
    expect(failure).toMatchObject({ message, help: expect.stringMatching(/\.$/) as string });
  });

  test('is about the goal of a rename, or about what the caller says', () => {
    const error = systemError('EXDEV', { dest: '/project/c.txt' });
    expect(fileFailure(error, '/project', 'no')).toMatchObject({
      message: expect.stringContaining('c.txt') as string,
    });
    expect(fileFailure(error, '/project', 'no', 'd.txt')).toMatchObject({
      message: expect.stringContaining('(EXDEV, d.txt): no') as string,
    });
    expect(fileFailure(systemError('EDQUOT', { path: undefined }), '/project', 'no')).toMatchObject({
      message: 'The disk quota is used up (EDQUOT): no',
    });
  });

  test.each([['EIO'], ['ENOENT'], ['']])('%j is a bug', (code) => {
    const error = systemError(code);
    expect(fileFailure(error, '/project', 'no')).toBe(error);
  });
});

describe('what nobody has seen coming', () => {
  test.each(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS'])('is the machine’s with %s', (code) => {
    expect(machineFailure(systemError(code), '/project', 'no')).toBeInstanceOf(ExpectedError);
  });

  test.each(['EACCES', 'ENOTDIR', 'ENOENT'])('may be a bug with %s', (code) => {
    const error = systemError(code);
    expect(machineFailure(error, '/project', 'no')).toBe(error);
  });
});
