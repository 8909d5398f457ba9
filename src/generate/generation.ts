import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isNotFound } from '../system-error.ts';
import { type DateKind, dateKinds } from './date-kinds.ts';
import { hasHeader } from './header.ts';
import { type ImportSuffix, importSuffixes } from './import-suffixes.ts';

/** What somebody may choose of what is generated. */
export interface GenerateOptions {
  /** Default: what the nearest `tsconfig.json` asks for. */
  readonly importSuffix?: ImportSuffix | undefined;
  /** What dates are: texts by default. */
  readonly dates?: DateKind | undefined;
  /** Whether lists of at least one to four items are tuples. */
  readonly tuples?: boolean | undefined;
}

/** How a folder is generated. */
export interface Generation {
  /** What was chosen, now or when the folder was generated last. */
  readonly options: GenerateOptions;
  readonly importSuffix: ImportSuffix;
}

/** The file that tells what was chosen, in a line after the header. */
export const rememberingFile = 'index.ts';

/**
 * How a folder is generated: as is chosen now, else as it was chosen before, which the folder itself remembers.
 *
 * @param root the project's absolute folder
 * @param contract the contract's name
 */
export async function generationOf(
  root: string,
  contract: string,
  given: GenerateOptions = {},
): Promise<Generation> {
  const folder = path.join(root, 'generated', contract);
  const options = { ...(await rememberedOptions(folder)), ...given };
  if (options.importSuffix !== undefined) return { options, importSuffix: options.importSuffix };
  const { nearestImportSuffix } = await import('./import-suffix.ts');
  return { options, importSuffix: nearestImportSuffix(folder, root) };
}

const chosenLine = /^\/\/ generate (--.*)$/m;

/** The line that a folder remembers what was chosen by; `''` where nothing was. */
export function chosenText({ importSuffix, dates, tuples }: GenerateOptions): string {
  const words = [
    ...(importSuffix === undefined ? [] : [`--import-suffix ${importSuffix}`]),
    ...(dates === undefined ? [] : [`--dates ${dates}`]),
    ...(tuples ? ['--tuples'] : []),
  ];
  return words.length > 0 ? `// generate ${words.join(' ')}\n\n` : '';
}

/**
 * What was chosen when a folder was generated.
 *
 * @param folder absolute path of `generated/<contract>`
 */
export async function rememberedOptions(folder: string): Promise<GenerateOptions> {
  const text = await textOf(path.join(folder, rememberingFile));
  const [, line = ''] = hasHeader(text) ? (chosenLine.exec(text.slice(0, 1000)) ?? []) : [];
  const importSuffix = importSuffixes.find((suffix) => line.includes(`--import-suffix ${suffix}`));
  const dates = dateKinds.find((kind) => line.includes(`--dates ${kind}`));
  return {
    ...(dates === undefined ? {} : { dates }),
    ...(importSuffix === undefined ? {} : { importSuffix }),
    ...(line.includes('--tuples') ? { tuples: true } : {}),
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isNotFound(error)) return '';
    throw error;
  }
}
