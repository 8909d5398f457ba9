import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/json.ts';
import { compiled } from '../schemas.ts';

/** Both sides of a limit on a format's length: valid texts of the format at the limit and just beyond it. */
describe.each([
  ['email', 'maxLength', 64, 64, 65],
  ['email', 'maxLength', 254, 254, undefined],
  ['email', 'minLength', 10, 10, 9],
  ['idn-email', 'maxLength', 100, 100, 101],
  ['hostname', 'maxLength', 63, 63, 64],
  ['hostname', 'minLength', 3, 3, 2],
  ['uri', 'maxLength', 255, 255, 256],
  ['uri', 'maxLength', 2048, 2048, 2049],
  ['uri', 'minLength', 10, 10, 9],
  ['uri-reference', 'maxLength', 100, 100, 101],
  ['byte', 'maxLength', 100, 100, 104],
  ['byte', 'minLength', 8, 8, 4],
  ['date-time', 'maxLength', 24, 24, 25],
  ['time', 'maxLength', 12, 12, 13],
  ['duration', 'maxLength', 9, 9, 10],
  ['json-pointer', 'maxLength', 200, 200, 201],
])('%s with %s %d', (format, keyword, limit, edge, beyond) => {
  const subject = compiled({ type: 'string', format, [keyword]: limit });
  const isOfIt = ({ constraint }: { constraint: { keyword: string } }) => constraint.keyword === keyword;

  test('the edge is reached', () => {
    const boundary = subject.boundaries.find(isOfIt);
    expect(boundary?.value).toHaveLength(edge);
  });

  test('what is beyond it breaks nothing else, or is said not to be known', () => {
    const violation = subject.violations.find(isOfIt);
    expect(violation && [violation.label, violation.isAlone]).toEqual(
      beyond === undefined ? undefined : [`${beyond} characters`, true],
    );
    const told = subject.unsupported.map(({ schemaPointer }) => schemaPointer);
    expect(told).toEqual(beyond === undefined ? [`/schema/${keyword}`] : []);
  });
});

test.each<[JsonObject, string]>([
  [{ format: 'uuid', maxLength: 36 }, 'a UUID has 36 characters'],
  [{ format: 'date', minLength: 1 }, 'a date has 10 characters'],
  [{ format: 'ipv4', maxLength: 15 }, 'an IPv4 address has at most 15'],
  [{ pattern: '^[a-z]{2,5}$', maxLength: 5 }, 'the pattern allows no more'],
])('%j: what breaks the length breaks the other as well, which is proved: %s', (keywords) => {
  const subject = compiled({ type: 'string', ...keywords });
  const ofLength = subject.violations.filter(({ constraint }) => constraint.keyword.endsWith('Length'));
  expect(ofLength.map(({ isAlone }) => isAlone)).toEqual([false]);
  expect(subject.unsupported).toEqual([]);
});
