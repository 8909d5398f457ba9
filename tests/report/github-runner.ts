// How GitHub's runner reads what a step prints (actions/runner, ActionCommand.cs and ActionCommandManager.cs).

/** What the runner makes of one line. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const registered = new Set(
  ['error', 'warning', 'notice', 'group', 'endgroup', 'debug', 'echo', 'add-mask', 'add-matcher'].concat([
    'remove-matcher',
    'set-env',
    'set-output',
    'save-state',
    'add-path',
    'stop-commands',
  ]),
);

/** The commands that the runner obeys in what was printed; .NET ends lines at line feeds and carriage returns. */
export function commandsIn(printed: string): readonly RunnerCommand[] {
  return printed
    .split(/\r\n|\r|\n/)
    .map((line) => readSecond(line) ?? readFirst(line))
    .filter((command) => command !== undefined);
}

function readSecond(line: string): RunnerCommand | undefined {
  const text = line.trimStart();
  if (!text.startsWith('::')) return undefined;
  const end = text.indexOf('::', 2);
  if (end === -1) return undefined;
  return read(text.slice(2, end), text.slice(end + 2), ',');
}

function readFirst(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = line.indexOf(']', start);
  if (start === -1 || end === -1) return undefined;
  return read(line.slice(start + 3, end), line.slice(end + 1), ';');
}

function read(words: string, message: string, separator: string): RunnerCommand | undefined {
  const space = words.indexOf(' ');
  const name = (space === -1 ? words : words.slice(0, space)).toLowerCase();
  if (!registered.has(name)) return undefined;
  const pairs =
    space === -1
      ? []
      : words
          .slice(space + 1)
          .trim()
          .split(separator)
          .filter(Boolean);
  const properties = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), unescape(pair.slice(equals + 1))];
  });
  return { name, properties: Object.fromEntries(properties), message: unescape(message) };
}

function unescape(text: string): string {
  const characters = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  let plain = text;
  for (const [escape, character] of Object.entries(characters)) plain = plain.replaceAll(escape, character);
  return plain;
}
