import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadDescription } from '../src/contract/load.ts';
import type { Preferences } from '../src/mock/preferences.ts';
import { documentedAnswers } from '../tests/mock/documented-answers.ts';
import { independentJudge } from '../tests/mock/independent-judge.ts';

// How many of the mock's answers over a folder of descriptions break their schema, by the judgement of other
// implementations of JSON Schema. Each response, media type and example that is documented is asked for some times:
// by default three times as it is, and with `dynamic` with as many seeds.
// Usage: `node bench/answers.ts FOLDER [TIMES] [dynamic]`.

const [folder, given = '3', mode] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder of descriptions.');
const root = path.resolve(folder);
const times = Array.from({ length: Number(given) }, (_, nth): Preferences =>
  mode === 'dynamic' ? { dynamic: true, seed: String(nth) } : {},
);
const files = readdirSync(root).filter((file) => /\.(ya?ml|json)$/.test(file));

const rows: Record<string, string | number>[] = [];
for (const file of files) await judgeFile(file);
console.table(rows);
const [answers, breaking, unjudged] = [sum('answers'), sum('breaking'), sum('unjudged')];
console.log(
  `${answers} answers: ${breaking} break their schema, ${unjudged} have a part that nothing can judge`,
);
process.exitCode = breaking === 0 ? 0 : 1;

async function judgeFile(file: string): Promise<void> {
  const contract = await loadDescription(path.join(root, file), { root }).catch(() => undefined);
  if (!contract) return;
  const judge = independentJudge(contract.document);
  const row = { description: file, answers: 0, breaking: 0, unjudged: 0, absentHeaders: 0, undocumented: 0 };
  for await (const { documented, title, answer } of documentedAnswers(contract, times)) {
    row.answers += 1;
    if (answer.headers['OpenAPI-Contract-Mock'] !== undefined) {
      row.undocumented += 1;
      console.log(`${file} ${title}: no documented answer: ${answer.body?.slice(0, 300)}`);
      continue;
    }
    const { broken, unjudged: unknown, absent } = await judge(documented, answer);
    for (const what of broken) console.log(`${file} ${title} breaks its schema: ${what.slice(0, 300)}`);
    if (broken.length > 0) row.breaking += 1;
    if (unknown.length > 0) row.unjudged += 1;
    row.absentHeaders += absent.length;
  }
  rows.push(row);
}

function sum(column: string): number {
  return rows.reduce((total, row) => total + Number(row[column]), 0);
}
