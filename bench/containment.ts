import { readFileSync } from 'node:fs';
import path from 'node:path';
import { textOf, type Json, type JsonObject } from '../src/json.ts';
import { compareSchemas, type Containment } from '../src/schema/containment/contains.ts';
import { inLatestDialect } from './containment/dialects.ts';
import { knownDifferences } from './containment/known-differences.ts';
import { withoutFormats } from './containment/without-formats.ts';

// How often the toolkit decides whether one schema contains another, and whether it is right, on corpora of
// cases with known answers: node bench/containment.ts <folder of the corpora> [--list]. The folder holds
// draft2020-12.json, made from the official JSON Schema test suite, and jsonsubschema.json, from its tests.
//
// The toolkit asserts formats, and some cases take them for annotations: where the answer is the listed one
// as soon as formats are left out, it counts as "formats are asserted". Every other answer that is not the
// listed one counts as wrong, unless containment/known-differences.ts says why the listed one is.

interface Case {
  readonly source: string;
  readonly inner: Json;
  readonly outer: Json;
  /** `undefined` where the corpus does not know. */
  readonly expected: boolean | undefined;
}

interface Row extends Case {
  readonly answer: Containment;
  readonly seconds: number;
  readonly outcome: 'right' | 'undecided' | 'not listed' | 'formats are asserted' | 'explained' | 'WRONG';
}

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say which folder the corpora are in.');
const corpora = {
  'draft2020-12.json': officialCases,
  'jsonsubschema.json': subschemaCases,
};

for (const [name, casesOf] of Object.entries(corpora)) {
  const cases: JsonObject[] = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  const rows = casesOf(cases).map(answered);
  print(name, rows);
  if (rows.some(({ outcome }) => outcome === 'WRONG')) process.exitCode = 1;
}

/** Both directions, where the answer is known. */
function officialCases(cases: readonly JsonObject[]): readonly Case[] {
  return cases.flatMap(({ source = '', s1 = null, s2 = null, s1_in_s2, s2_in_s1 }) => {
    const name = textOf(source);
    const forth = { source: name, inner: s1, outer: s2, expected: answerOf(s1_in_s2) };
    const back = { source: `${name} reversed`, inner: s2, outer: s1, expected: answerOf(s2_in_s1) };
    return [forth, back].filter(({ expected }) => expected !== undefined);
  });
}

function subschemaCases(cases: readonly JsonObject[]): readonly Case[] {
  return cases.flatMap(({ source = '', relation, s1 = null, s2 = null, expected }) => {
    const [inner, outer] = [inLatestDialect(s1), inLatestDialect(s2)];
    const forth = { source: textOf(source), inner, outer, expected: answerOf(expected) };
    const isBoth = relation === 'isEquivalent' && expected === true;
    return isBoth ? [forth, { ...forth, inner: outer, outer: inner }] : [forth];
  });
}

function answerOf(value: Json | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function answered(one: Case): Row {
  const started = performance.now();
  const answer = compare(one.inner, one.outer);
  const seconds = (performance.now() - started) / 1000;
  return { ...one, answer, seconds, outcome: outcomeOf(one, answer) };
}

function compare(inner: Json, outer: Json): Containment {
  return compareSchemas(place(inner), place(outer), { direction: 'response' });
}

function place(schema: Json): { document: JsonObject; pointer: string } {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema)
    ? { document: schema, pointer: '' }
    : { document: { schema }, pointer: '/schema' };
}

function outcomeOf({ source, inner, outer, expected }: Case, answer: Containment): Row['outcome'] {
  if (answer.verdict === 'undecided') return 'undecided';
  if (expected === undefined) return 'not listed';
  if (isAsListed(answer, expected)) return 'right';
  if (isAsListed(compare(withoutFormats(inner), withoutFormats(outer)), expected))
    return 'formats are asserted';
  return knownDifferences.has(source) ? 'explained' : 'WRONG';
}

function isAsListed({ verdict }: Containment, expected: boolean): boolean {
  return verdict === (expected ? 'contained' : 'not-contained');
}

function print(name: string, rows: readonly Row[]): void {
  const count = (isCounted: (row: Row) => boolean) => rows.filter(isCounted).length;
  const decided = count(({ answer, seconds }) => answer.verdict !== 'undecided' && seconds <= 1);
  const sorted = rows.map(({ seconds }) => seconds * 1000).toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  const lines: [string, string | number][] = [
    ['cases', rows.length],
    ['decided within 1 s', `${decided} (${((100 * decided) / rows.length).toFixed(2)} %)`],
    ['contained, shown', count(({ answer }) => answer.verdict === 'contained')],
    ['not, with a witness', count(({ answer }) => answer.verdict === 'not-contained')],
    ['wrong', count(({ outcome }) => outcome === 'WRONG')],
    ['formats are asserted', count(({ outcome }) => outcome === 'formats are asserted')],
    ['the corpus is wrong', count(({ outcome }) => outcome === 'explained')],
    ['the corpus says nothing', count(({ outcome }) => outcome === 'not listed')],
    ['milliseconds', `median ${at(0.5)}, 99 % ${at(0.99)}, most ${at(1)}`],
  ];
  console.log(`\n${name}`);
  for (const [label, value] of lines) console.log(`  ${label.padEnd(24)}${value}`);
  for (const row of rows) if (isShown(row)) show(row);
}

function isShown({ outcome, seconds }: Row): boolean {
  return outcome === 'WRONG' || (options.includes('--list') && (outcome !== 'right' || seconds > 1));
}

function show({ source, outcome, answer, inner, outer }: Row): void {
  console.log(`  ${outcome}: ${source}`);
  if (outcome === 'explained') console.log(`    ${knownDifferences.get(source)}`);
  if (outcome === 'undecided' || outcome === 'WRONG')
    for (const part of [inner, outer, answer]) console.log(`    ${JSON.stringify(part).slice(0, 2000)}`);
}
