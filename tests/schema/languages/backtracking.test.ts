import { expect, test } from 'vitest';
import { slowText } from '../../../src/schema/languages/backtracking.ts';
import { withinTime } from '../../../src/time-limit.ts';

test.each([
  '^(a+)+$',
  '(x+x+)+y',
  '^(a|a)*$',
  '^(a|aa)+$',
  '^(a*)*$',
  '^(ab|ba|abab)*c$',
  '^(?:a?){60}a{60}$',
  '^([a-z0-9]+-?)*$',
  '^(\\w+\\s?)*$',
  '^(?:.*,)*x$',
  '^(.*a){15}$',
  '^(a?b?c?)*d$',
  '^x(([\\-.]|[_]+)?([a-z]+))*@$',
  '^(é+)+$',
  '^(😀+)+$',
])('%s hangs the ordinary engine on a short text', (pattern) => {
  const text = slowText(pattern) ?? '';
  expect(text.length).toBeGreaterThan(20);
  expect(text.length).toBeLessThan(250);
  expect(withinTime(() => new RegExp(pattern, 'u').test(text), 200)).toBeUndefined();
});

test.each([
  '^[a-z]+(-[a-z]+)*$',
  '^\\+[1-9]\\d{1,14}$',
  '^[^@]+@[^@]+\\.[^@]+$',
  '^(a+)+',
  '^(a?)*$',
  '^.*a.*b.*c$',
  '.*.*.*.*x',
  '\\s+$',
  '^(a{1,500}b{1,500}){1,500}$',
  '^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$',
  '',
  '(',
])('%s hangs nothing', (pattern) => {
  expect(slowText(pattern)).toBeUndefined();
});
