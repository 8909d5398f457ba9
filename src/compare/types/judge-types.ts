import type { Contract } from '../../contract/contract.ts';
import { ExpectedError } from '../../expected-error.ts';
import { writeInside } from '../../files/inside.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../files/temporary-folder.ts';
import { compile } from '../../generate/compile.ts';
import { findCompiler } from '../../generate/compiler.ts';
import type { Diagnostic } from '../../generate/diagnostic.ts';
import { generateFiles } from '../../generate/generate.ts';
import type { TypePlace } from './type-place.ts';
import { placeAtLine, typeProgram } from './type-program.ts';

/** What a compiler says of a place where code that compiled before does not any more. */
export interface TypeComplaint {
  readonly place: TypePlace;
  /** The first complaint: a line that says what is wrong, further ones why. */
  readonly complaint: string;
}

/** The complaints that one type does not fit another. Others are about the types themselves: too deep, not there. */
const misfits = new Set(['TS2322', 'TS2375', 'TS2559', 'TS2719', 'TS2739', 'TS2740', 'TS2741']);

/** Exact optional properties would tell apart what consumers without that option do not. */
const options = { exactOptionalPropertyTypes: false };
const program = 'program.ts';

/**
 * Lets the TypeScript compiler judge places by the declarations generated for both contracts, all of them
 * in one run. What is written for it stands in a temporary folder.
 *
 * @throws ExpectedError when TypeScript cannot be found or run, or no types can be generated
 */
export async function judgeTypes(
  base: Contract,
  head: Contract,
  places: readonly TypePlace[],
): Promise<readonly TypeComplaint[]> {
  if (places.length === 0) return [];
  const compiler = findCompiler(import.meta.dirname);
  if (!compiler)
    throw new ExpectedError('TypeScript was not found', { help: 'Run `npm install --save-dev typescript`.' });
  const folder = await makeTemporaryFolder('types');
  try {
    await writeInside(folder, 'base.ts', await declarationsOf(base));
    await writeInside(folder, 'head.ts', await declarationsOf(head));
    await writeInside(folder, program, typeProgram(places));
    const diagnostics = await compile(compiler, folder, [program], options);
    return complaintsOf(diagnostics, places, folder);
  } finally {
    await removeTemporaryFolder(folder);
  }
}

async function declarationsOf(contract: Contract): Promise<string> {
  const files = await generateFiles(contract);
  const text = files.find((file) => file.path === 'schema.ts')?.text ?? '';
  // It stands alone here.
  return text.replace(/^import type \{ Stream \} .*$/m, 'type Stream<Item> = AsyncIterable<Item>;');
}

function complaintsOf(
  diagnostics: readonly Diagnostic[],
  places: readonly TypePlace[],
  folder: string,
): readonly TypeComplaint[] {
  const first = new Map<TypePlace, string>();
  for (const { file, line, code, message } of diagnostics) {
    const place = file === program && misfits.has(code) ? places[placeAtLine(line) ?? -1] : undefined;
    if (place && !first.has(place)) first.set(place, `${code}: ${message.replaceAll(`${folder}/`, '')}`);
  }
  return [...first].map(([place, complaint]) => ({ place, complaint }));
}
