import { describe, expect, test } from 'vitest';
import { bumpFor, type Bump } from '../../src/compare/bump.ts';
import { compareContracts } from '../../src/compare/compare.ts';
import { judgeVersions } from '../../src/compare/version.ts';
import { versionFinding } from '../../src/compare/version-finding.ts';
import { contractOf, withOperation } from './changes-of.ts';

test.each<[string, readonly ('breaking' | 'dangerous' | 'safe')[], boolean, Bump]>([
  ['what breaks', ['safe', 'breaking'], true, 'major'],
  ['what is new', ['safe'], true, 'minor'],
  ['what may be missed', ['dangerous'], true, 'minor'],
  ['other words', [], true, 'patch'],
  ['nothing', [], false, 'none'],
])('%s', (_, severities, isEdited, bump) => {
  expect(
    bumpFor(
      severities.map((severity) => ({ severity })),
      isEdited,
    ),
  ).toBe(bump);
});

test.each<[string, string, Bump, string]>([
  ['1.2.3', '2.0.0', 'major', 'enough'],
  ['1.2.3', '1.3.0', 'major', 'too little'],
  ['1.2.3', '1.3.0', 'minor', 'enough'],
  ['1.2.3', '2.0.0', 'minor', 'enough'],
  ['1.2.3', '1.2.4', 'minor', 'too little'],
  ['1.2.3', '1.2.4', 'patch', 'enough'],
  ['1.2.3', '1.2.3', 'patch', 'too little'],
  ['1.2.3', '1.2.3', 'none', 'enough'],
  ['2.0.0', '1.9.0', 'patch', 'too little'],
  ['0.1.0', '0.2.0', 'major', 'enough'],
  ['0.1.0', '0.1.1', 'major', 'too little'],
  ['v1.0.0', 'v2.0.0-rc.1+5', 'major', 'enough'],
  ['2030-01', '2030-02', 'major', 'unknown'],
  ['', '1.0.0', 'major', 'unknown'],
])('from %s to %s where %s is needed: %s', (base, head, bump, verdict) => {
  expect(judgeVersions(base, head, bump)).toBe(verdict);
});

describe('the finding', () => {
  test.each([
    ['1.0.1', 'error'],
    ['2.0.0', undefined],
    ['soon', 'warning'],
  ])('of version %s', (version, severity) => {
    const head = contractOf({ info: { title: 'Pets', version } });
    const comparison = compareContracts(contractOf(withOperation({})), head);
    expect(versionFinding(comparison, head)?.severity).toBe(severity);
  });
});
