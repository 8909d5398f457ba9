import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../contract/contract.ts';
import { readSourceFile } from '../contract/source-file.ts';
import type { Finding } from '../finding.ts';
import { isObject, textOf, type JsonObject } from '../json.ts';
import { usesEnding, usesFrom, usesText } from './uses-file.ts';

/** The files of uses that a project has at its top, by absolute path. */
export function publishedIn(root: string): readonly string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(usesEnding))
    .map((entry) => path.join(root, entry.name))
    .toSorted();
}

/** What the files of uses of a project that are about a contract do not say, and how many there are. */
export async function stalePublished(
  root: string,
  contract: Contract,
): Promise<{ readonly findings: readonly Finding[]; readonly files: number }> {
  // A compiler, which the gate has no use for where there are no such files.
  const { readUses } = await import('./read-uses.ts');
  const findings: Finding[] = [];
  let files = 0;
  for (const file of publishedIn(root)) {
    const source = await readSourceFile(file, root);
    const { consumer, contract: name } = usesFrom(source);
    if (name !== contract.name || !isObject(source.value)) continue;
    files++;
    const found = readUses({ folder: root, consumer, contract: name }).find(
      (each) => each.uses.contract === name,
    );
    const now = found && usesText(found.uses, discretionOf(source.value));
    if (now !== undefined && isDeepStrictEqual(source.value, JSON.parse(now))) continue;
    findings.push({
      rule: 'uses/out-of-date',
      severity: 'error',
      message: found
        ? `${source.name} does not say what ${consumer} uses`
        : `${source.name} is there, and no program here imports ${name}`,
      contract: name,
      pointer: '',
      location: source.locate([]),
      help: 'Run `openapi-contract uses`, and commit what it writes.',
    });
  }
  return { findings, files };
}

/** What was left out when a file was written, as it says itself. */
function discretionOf({ without }: JsonObject): { withoutValues: boolean; withoutPlaces: boolean } {
  const left = Array.isArray(without) ? without.map(textOf) : [];
  return { withoutValues: left.includes('values'), withoutPlaces: left.includes('places') };
}
