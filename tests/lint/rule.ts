import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { toPointer } from '../../src/json-pointer.ts';
import type { JsonObject } from '../../src/json.ts';

/** What a rule of the toolkit's ruleset says about a document: pointer and message, as Spectral gives them. */
export type Said = readonly [pointer: string, message: string];

/** As much of Spectral as is used here. */
interface Spectral {
  setRuleset(ruleset: unknown): void;
  run(
    document: string,
  ): Promise<{ code: string; path: (string | number)[]; message: string; severity: number }[]>;
}
interface Modules {
  readonly core: { readonly Spectral: new () => Spectral };
  readonly rulesets: { getRuleset(file: string): Promise<unknown> };
}

const ofCommand = createRequire(
  createRequire(import.meta.url).resolve('@stoplight/spectral-cli/package.json'),
);

function modules(): Modules {
  return {
    core: ofCommand('@stoplight/spectral-core'),
    rulesets: ofCommand('./dist/services/linter/utils/getRuleset.js'),
  };
}

let loaded: Promise<Spectral> | undefined;

async function load(): Promise<Spectral> {
  const { core, rulesets } = modules();
  const spectral = new core.Spectral();
  const file = fileURLToPath(new URL('../../.spectral.yaml', import.meta.url));
  spectral.setRuleset(await rulesets.getRuleset(file));
  return spectral;
}

/** Runs the toolkit's ruleset on a document and gives what one rule says, sorted. */
export async function runRule(rule: string, document: JsonObject): Promise<Said[]> {
  loaded ??= load();
  const spectral = await loaded;
  const results = await spectral.run(JSON.stringify(document));
  return results
    .filter(({ code }) => code === rule)
    .map(({ path, message }): Said => [toPointer(path), message])
    .toSorted((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1));
}

/** A description with these paths and components. */
export function description(paths: JsonObject, components: JsonObject = {}): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Test', version: '1' },
    servers: [{ url: '/' }],
    paths,
    components,
  };
}
