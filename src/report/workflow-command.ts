/** The properties of a workflow command, in their order; those that are `undefined` are left out. */
export type CommandProperties = Readonly<Record<string, string | number | undefined>>;

/**
 * One workflow command of GitHub Actions, on one line, without a line end. What it takes for the end of a
 * property, of the properties or of the line is written as actions/toolkit writes it (core, command.ts).
 */
export function workflowCommand(name: string, properties: CommandProperties = {}, message = ''): string {
  const words = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${propertyText(String(value))}`],
  );
  const start = words.length === 0 ? name : `${name} ${words.join(',')}`;
  return `::${start}::${messageText(message)}`;
}

function messageText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyText(text: string): string {
  return messageText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
