/** The text of `index.ts`: what consumers import. */
export const indexFile = `export { type Auth, type Client, type ClientOptions, createClient, type Methods, servers } from './client.ts';
export type { BasicCredentials, Credential } from './runtime/description.ts';
export type { BodyOf, Call, Init, ResultOf } from './runtime/call.ts';
export type { Readable, Writable } from './runtime/read-write.ts';
export type { Result } from './runtime/result.ts';
export { UndocumentedStatusError } from './runtime/undocumented-status-error.ts';
export type { components, operations, paths, webhooks } from './schema.ts';
`;

/** What few clients need, and what of it is exported, by the file of the runtime that it is in. */
const optional: Readonly<Record<string, string>> = {
  'byte-stream': 'type { ByteStreaming }',
  events: 'type { EventsCall, Reconnect }',
  pages: '{ PageError, type Paging }',
};

/** What is exported of the runtime because a client uses it. */
export function optionalExports(client: string): string {
  return Object.entries(optional)
    .filter(([file]) => client.includes(` from './runtime/${file}.ts'`))
    .map(([file, names]) => `export ${names} from './runtime/${file}.ts';\n`)
    .join('');
}
