import { existsSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../../expected-error.ts';
import ts from './typescript.ts';

/** A consumer's program, as its configuration says. */
export interface ConsumerProgram {
  readonly program: ts.Program;
  /** Absolute folder that its files are named from. */
  readonly folder: string;
}

/** What a program is opened with. */
export interface ProgramOptions {
  /** The consumer's absolute folder. */
  readonly folder: string;
  /** The configuration, relative to it; `tsconfig.json`, else `jsconfig.json`, when it is there and none is given. */
  readonly project?: string;
  /** Texts instead of those of files, by absolute path. */
  readonly instead?: ReadonlyMap<string, string>;
  /** Files besides those of the configuration, by absolute path. */
  readonly besides?: readonly string[];
}

/**
 * Opens the programs of a consumer: one, or one for each project that its configuration refers to. They share what
 * they read.
 *
 * @throws ExpectedError when the configuration is not there, or cannot be read
 */
export function openPrograms(options: ProgramOptions): readonly ConsumerProgram[] {
  const config = configurationOf(options);
  const parsed = config === undefined ? withoutConfiguration(options.folder) : parse(config, options.folder);
  return projectsOf(parsed, options.folder).map(({ fileNames, options: own }) => {
    const settings: ts.CompilerOptions = {
      ...own,
      ...(options.besides && { allowJs: true }),
      noEmit: true,
      skipLibCheck: true,
      incremental: false,
      composite: false,
      declaration: false,
    };
    const rootNames = [...fileNames, ...(options.besides ?? [])];
    const program = ts.createProgram({
      rootNames,
      options: settings,
      host: hostOf(settings, options.instead),
    });
    return { program, folder: options.folder };
  });
}

/** The configuration of a consumer, by its absolute path; `undefined` where there is none. */
function configurationOf({ folder, project }: ProgramOptions): string | undefined {
  if (project !== undefined) {
    const given = path.resolve(folder, project);
    const file = ts.sys.directoryExists(given) ? path.join(given, 'tsconfig.json') : given;
    if (existsSync(file)) return file;
    throw new ExpectedError(`There is no ${project}`, {
      help: 'Name the tsconfig.json of the code that calls the API: --project web/tsconfig.json.',
    });
  }
  return ['tsconfig.json', 'jsconfig.json']
    .map((name) => path.join(folder, name))
    .find((file) => existsSync(file));
}

function parse(file: string, folder: string): ts.ParsedCommandLine {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new ExpectedError(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'), {
        location: { file: path.relative(folder, file), line: 1, column: 1 },
      });
    },
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(file, {}, host);
  if (!parsed) throw new ExpectedError(`${path.relative(folder, file)} cannot be read`);
  return parsed;
}

/** Everything that is TypeScript or JavaScript, below a folder without a configuration. */
function withoutConfiguration(folder: string): ts.ParsedCommandLine {
  return ts.parseJsonConfigFileContent(
    {
      compilerOptions: {
        allowJs: true,
        checkJs: true,
        strict: true,
        target: 'esnext',
        module: 'nodenext',
        jsx: 'preserve',
      },
    },
    ts.sys,
    folder,
  );
}

/** A configuration that has no files of its own speaks for those that it refers to. */
function projectsOf(parsed: ts.ParsedCommandLine, folder: string): readonly ts.ParsedCommandLine[] {
  if (parsed.fileNames.length > 0 || !parsed.projectReferences) return [parsed];
  return parsed.projectReferences.flatMap((reference) => {
    const file = ts.resolveProjectReferencePath(reference);
    return existsSync(file) ? projectsOf(parse(file, folder), folder) : [];
  });
}

/** What is installed is read once, however many programs have it. */
const sources = new Map<string, ts.SourceFile>();

function hostOf(
  options: ts.CompilerOptions,
  instead: ReadonlyMap<string, string> = new Map(),
): ts.CompilerHost {
  const host = ts.createCompilerHost(options, true);
  return {
    ...host,
    directoryExists: (folder) =>
      host.directoryExists?.(folder) === true || instead.keys().some((file) => file.startsWith(`${folder}/`)),
    fileExists: (file) => instead.has(file) || host.fileExists(file),
    readFile: (file) => instead.get(file) ?? host.readFile(file),
    getSourceFile: (file, languageOptions, onError, fresh) => {
      const text = instead.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, languageOptions, true);
      if (!file.includes('/node_modules/')) return host.getSourceFile(file, languageOptions, onError, fresh);
      const key = `${file} ${JSON.stringify(languageOptions)}`;
      const known = sources.get(key) ?? host.getSourceFile(file, languageOptions, onError, fresh);
      if (known) sources.set(key, known);
      return known;
    },
  };
}
