import { describe, expect, test } from 'vitest';
import { compileSchema } from '../../src/schema/index.ts';
import { gradually } from '../../src/schema/gradually.ts';

function* three(): Generator<void, string[]> {
  const made: string[] = [];
  for (const word of ['a', 'b', 'c']) {
    made.push(word);
    yield;
  }
  return made;
}

describe('gradually', () => {
  test('all at once', () => {
    expect(gradually(three)()).toEqual(['a', 'b', 'c']);
  });

  test('step by step, then what is left at once', () => {
    const slow = gradually(three);
    slow.steps().next();
    expect(slow()).toEqual(['a', 'b', 'c']);
    expect([...slow.steps()]).toEqual([]);
    expect(slow()).toBe(slow());
  });

  test('what fails, fails again', () => {
    const failing = gradually(function* (): Generator<void, string> {
      yield;
      throw new Error('no');
    });
    expect(() => [...failing.steps()]).toThrow('no');
    expect(failing).toThrow('no');
  });
});

test('a schema whose boundaries and violations are worked out step by step has the same', () => {
  const document = {
    properties: { a: { minLength: 2 }, b: { enum: [1, 2] }, c: { items: { maximum: 3 } } },
    required: ['a'],
  };
  const [slow, quick] = [1, 2].map(() => compileSchema({ document, pointer: '' }));
  const steps = [...(slow?.prepare() ?? [])].length;
  expect(steps).toBe(2 * (quick?.constraints.length ?? 0));
  expect(slow?.boundaries).toEqual(quick?.boundaries);
  expect(slow?.violations).toEqual(quick?.violations);
});
