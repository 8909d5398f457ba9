/** The text of `index.ts`: what consumers import. */
export const indexFile = `export { type Auth, type Client, type ClientOptions, createClient, type Methods, servers } from './client.ts';
export type { BasicCredentials, Credential } from './runtime/authentication.ts';
export type { BodyOf, Call, Init, ResultOf } from './runtime/call.ts';
export type { Readable, Writable } from './runtime/read-write.ts';
export type { Result } from './runtime/result.ts';
export { UndocumentedStatusError } from './runtime/undocumented-status-error.ts';
export type { components, operations, paths, webhooks } from './schema.ts';
`;
