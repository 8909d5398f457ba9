/** The text of `index.ts`: what the package gives who imports it. */
export const indexFile = `export { type Auth, type Client, type Methods, servers } from './client.ts';
export { type ClientOptions, createClient, type Servers, serverUrl } from './package-client.ts';
export { AnswerError, type AnswerErrorOf, isAnswerError, unwrap } from './pack/answer-error.ts';
export type { Issue } from './pack/issue.ts';
export type { AnswersOf, ParametersOf } from './pack/operation-types.ts';
export type { RetryOptions } from './pack/retry.ts';
export type { Validation } from './pack/validation.ts';
export { ValidationError } from './pack/validation-error.ts';
export type { Validator } from './pack/validator.ts';
export type { BasicCredentials, Credential } from './runtime/description.ts';
export type { BodyOf, Call, Init, ResultOf } from './runtime/call.ts';
export type { Readable, Writable } from './runtime/read-write.ts';
export type { Result } from './runtime/result.ts';
export { UndocumentedStatusError } from './runtime/undocumented-status-error.ts';
export type { components, operations, paths, webhooks } from './schema.ts';
export type * from './types.ts';
`;
