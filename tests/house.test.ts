import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '..');

/** Which rooms each room may know, besides itself and the words at the root of src. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  files: [],
  contract: ['schema'],
  transaction: ['files'],
  schema: [],
  // Words that the engine has, and everybody may use.
  '': ['schema'],
  wire: ['contract', 'schema'],
  upstream: ['contract'],
  generate: ['contract', 'schema', 'files'],
  watch: ['contract'],
  lint: ['contract', 'schema', 'files'],
  mock: ['contract', 'schema', 'wire', 'files'],
  verify: ['contract', 'schema', 'wire'],
  compare: ['contract', 'schema', 'wire', 'generate', 'files'],
  pack: ['contract', 'schema', 'wire', 'generate', 'compare'],
  uses: ['contract', 'schema', 'generate', 'compare'],
  gate: [
    'contract',
    'schema',
    'files',
    'wire',
    'upstream',
    'generate',
    'lint',
    'mock',
    'verify',
    'compare',
    'uses',
  ],
  init: ['contract', 'files', 'upstream', 'generate', 'transaction'],
  update: [
    'files',
    'contract',
    'schema',
    'wire',
    'upstream',
    'transaction',
    'generate',
    'lint',
    'mock',
    'verify',
    'compare',
    'uses',
    'gate',
  ],
  docs: ['contract', 'schema', 'wire', 'generate', 'mock', 'verify', 'page'],
  page: [],
  report: ['page'],
};

/** What stands at the root of src. */
const root = '';
/** The package's doors, which know every room and are known by none. */
const doors = new Set(['src/index.ts', 'src/mock.ts', 'src/vitest.ts']);
/** Modules that are processes of their own: they alone may end one. */
const processes = new Set(['src/gate/worker-process.ts', 'src/mock/process.ts']);

/** The room that is a package of its own. */
const engine = 'schema';
const enginePackage = JSON.parse(
  readFileSync(path.join(project, `src/${engine}/package.json`), 'utf8'),
) as Package & { readonly exports: Readonly<Record<string, unknown>> };
/** What others may import of it: what its package exports. */
const engineDoors = new Set(
  Object.keys(enginePackage.exports).map((name) =>
    path.posix.join(`src/${engine}`, name === '.' ? 'index.ts' : `${name}.ts`),
  ),
);

/** The rooms that open what is written. */
const writers = new Set(['files', 'transaction']);
/** What makes the package itself, in the toolkit's own repository. */
const builders = new Set([
  'scripts/assets.ts',
  'scripts/build.ts',
  'scripts/bundle.ts',
  'scripts/pictures.ts',
]);
/** What of Node's file system only reads, or goes on with what is open. */
const readers = new Set(
  (
    'access closeSync Dirent existsSync FSWatcher lstat readFile readFileSync readdir readdirSync readlinkSync ' +
    'realpath realpathSync stat statSync watch writeSync'
  ).split(' '),
);

/** Folders whose files are one record each: the type of the record, and the table that lists them. */
const tables: readonly { folder: string; type: string; table: string }[] = [
  { folder: 'src/compare/rules', type: 'Rule', table: 'src/compare/rules.ts' },
  { folder: 'src/gate/steps', type: 'Step', table: 'src/gate/steps.ts' },
  { folder: 'src/report/formats', type: 'ReportFormat', table: 'src/report/formats.ts' },
  { folder: 'src/schema/keywords', type: 'Keyword', table: 'src/schema/keywords/keywords.ts' },
  { folder: 'src/verify/checks', type: 'Check', table: 'src/verify/checks.ts' },
  { folder: 'src/verify/plan/rules', type: 'RequestRule', table: 'src/verify/plan/request-rules.ts' },
  { folder: 'src/wire/bodies', type: 'BodyFormat', table: 'src/wire/body-formats.ts' },
  { folder: 'src/wire/styles', type: 'Style', table: 'src/wire/styles.ts' },
];

const sources = filesBelow('src').map(readSource);
const scripts = filesBelow('scripts').map(readSource);

test('there is something to check', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(scripts.length).toBeGreaterThan(5);
});

describe('rooms', () => {
  test('import only from rooms that they may know', () => {
    const strangers = sources.flatMap(({ name, imports }) =>
      imports
        .filter((imported) => !mayImport(name, imported))
        .map((imported) => `${name} imports ${imported}`),
    );
    expect(strangers).toEqual([]);
  });

  test('import the engine by the doors that its package has', () => {
    const inside = sources.flatMap(({ name, imports }) =>
      imports
        .filter((imported) => roomOf(name) !== engine && roomOf(imported) === engine)
        .filter((imported) => !engineDoors.has(imported) && !isNamesake(name, imported))
        .map((imported) => `${name} imports ${imported}`),
    );
    expect(inside).toEqual([]);
  });

  test('have their places in the table', () => {
    const found = new Set(sources.map(({ name }) => roomOf(name)).filter((room) => room !== root));
    expect(Object.keys(rooms)).toEqual(expect.arrayContaining([...found]));
  });
});

describe('the engine', () => {
  const own = sources.filter(({ name }) => roomOf(name) === engine);

  test('leads nowhere else', () => {
    const leaving = own.flatMap(({ name, imports }) =>
      imports
        .filter((imported) => roomOf(imported) !== engine)
        .map((imported) => `${name} imports ${imported}`),
    );
    expect(leaving).toEqual([]);
  });

  test('names the packages that it needs, those of the toolkit', () => {
    const toolkit = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as Package;
    const { dependencies, peerDependencies } = enginePackage;
    const needed = new Set(own.flatMap(({ packages }) => packages));
    expect([...needed].toSorted()).toEqual(Object.keys({ ...dependencies, ...peerDependencies }).toSorted());
    expect(toolkit.dependencies).toMatchObject(dependencies);
  });
});

test('one file alone brings the checker to those who read uses', () => {
  const bringing = sources.filter(
    ({ name, tree }) => roomOf(name) === 'uses' && /\bfrom 'typescript/.test(tree.text),
  );
  expect(bringing.map(({ name }) => name)).toEqual(['src/uses/checker/typescript.ts']);
});

test('files are named after what is in them', () => {
  const names = [...sources, ...scripts].map(({ name }) => path.posix.basename(name));
  const vague = /\b(utils?|helpers?|common|managers?|misc)\b/;
  expect(names.filter((name) => vague.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*\.[jt]s$/.test(name))).toEqual(
    [],
  );
});

test('only the rooms that follow no link write files', () => {
  const others = [...sources, ...scripts].filter(
    ({ name }) => !writers.has(roomOf(name)) && !builders.has(name),
  );
  const writing = others.flatMap(({ name, tree }) =>
    fileSystemImports(tree)
      .filter((imported) => !readers.has(imported))
      .map((imported) => `${name} imports ${imported}`),
  );
  expect(writing).toEqual([]);
});

test('every export has a docstring', () => {
  const undocumented = [...sources, ...scripts].flatMap(({ name, tree }) =>
    undocumentedExports(tree).map((line) => `${name}: ${line}`),
  );
  expect(undocumented).toEqual([]);
});

test('the core ends no process, prints nothing, and asks neither the clock nor chance', () => {
  const impure =
    /\bprocess \. (exit|exitCode)\b|\bprocess \. kill \( process\b|\bconsole \.|\bMath \. random\b|\bDate \. now\b|\bnew Date \( \)/;
  const found = sources
    .filter(({ name }) => !processes.has(name))
    .map(({ name, tree }) => ({ name, impurity: impure.exec(codeOf(tree))?.[0] }))
    .filter(({ impurity }) => impurity !== undefined);
  expect(found).toEqual([]);
});

describe.each(tables)('$folder', ({ folder, type, table }) => {
  const files = sources.filter(({ name }) => path.posix.dirname(name) === folder && name !== table);

  test(`every file is one ${type} or a family of them, named after the file`, () => {
    const strangers = files.filter(({ name, tree }) => !isRecord(exportedRecords(tree), type, name));
    expect(strangers.map(({ name }) => name)).toEqual([]);
  });

  test('all of them are in the table', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(sourceOf(table).imports).toEqual(expect.arrayContaining(files.map(({ name }) => name)));
  });
});

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

interface Source {
  /** Path from the project's folder. */
  readonly name: string;
  readonly tree: ts.SourceFile;
  /** Paths of the project's own files that it imports, statically or not. */
  readonly imports: readonly string[];
  /** The packages that it imports. */
  readonly packages: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]s$/.test(file))
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
    .toSorted();
}

function readSource(name: string): Source {
  const text = readFileSync(path.join(project, name), 'utf8');
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const all = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const imports = all
    .filter((fileName) => fileName.startsWith('.'))
    .map((fileName) => path.posix.join(path.posix.dirname(name), fileName));
  const packages = all.filter((fileName) => !/^(\.|node:)/.test(fileName)).map(packageOf);
  return { name, tree, imports, packages };
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The names that a file takes from Node's file system; `*` for all of it. */
function fileSystemImports(tree: ts.SourceFile): string[] {
  const module = /^(node:)?fs(\/promises)?$/;
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    // Loaded in whatever way: what is not listed by name may be anything.
    if (ts.isStringLiteralLike(node) && module.test(node.text)) names.push(...namesOf(node.parent));
    node.getChildren().forEach(visit);
  };
  visit(tree);
  return names;
}

function namesOf(node: ts.Node): string[] {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  if (!bindings || !ts.isNamedImports(bindings)) return ['*'];
  return bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}

function sourceOf(name: string): Source {
  const source = [...sources, ...scripts].find((each) => each.name === name);
  if (!source) throw new Error(`${name} was not read`);
  return source;
}

function roomOf(name: string): string {
  const [, room = root, ...rest] = name.split('/');
  return rest.length === 0 ? root : room;
}

/** Whether a word at the root of src is one that the engine has. */
function isNamesake(from: string, to: string): boolean {
  return roomOf(from) === root && from.replace('src/', `src/${engine}/`) === to;
}

function mayImport(from: string, to: string): boolean {
  if (doors.has(from)) return to.startsWith('src/');
  if (doors.has(to) || !to.startsWith('src/')) return false;
  const room = roomOf(from);
  const other = roomOf(to);
  return other === root || other === room || (rooms[room] ?? []).includes(other);
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement)
    ? (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : false;
}

function undocumentedExports(tree: ts.SourceFile): string[] {
  return tree.statements
    .filter(isExported)
    .filter((statement) => ts.getJSDocCommentsAndTags(statement).length === 0)
    .filter((statement) => !isLaterOverload(statement, tree))
    .map((statement) => statement.getText().split('\n', 1)[0] ?? '');
}

/** Only the first signature of an overloaded function needs a docstring of its own. */
function isLaterOverload(statement: ts.Statement, tree: ts.SourceFile): boolean {
  if (!ts.isFunctionDeclaration(statement)) return false;
  const before = tree.statements[tree.statements.indexOf(statement) - 1];
  return (
    before !== undefined && ts.isFunctionDeclaration(before) && before.name?.text === statement.name?.text
  );
}

function exportedRecords(tree: ts.SourceFile): { name: string; type: string | undefined }[] {
  return tree.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .filter(isExported)
    .flatMap((statement) => statement.declarationList.declarations)
    .map((declaration) => ({ name: declaration.name.getText(), type: declaration.type?.getText() }));
}

/** One record that begins as the file is named (`const.ts` may hold `constKeyword`), or a family of them. */
function isRecord(records: ReturnType<typeof exportedRecords>, type: string, file: string): boolean {
  const [record, ...others] = records;
  if (!record || others.length > 0) return false;
  if (record.type === `readonly ${type}[]`) return true;
  return record.type === type && record.name.startsWith(camelCase(path.posix.parse(file).name));
}

/** The text of a file without its comments and strings, which may speak of anything. */
function codeOf(tree: ts.SourceFile): string {
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.getChildCount() === 0 && !ts.isStringLiteralLike(node)) words.push(node.getText());
    node.getChildren().forEach(visit);
  };
  visit(tree);
  return words.join(' ');
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
