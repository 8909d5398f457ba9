// The package's door for consumers' tests: `openapi-contract/mock`.

export type { Contract } from './contract/contract.ts';
export { ExpectedError } from './expected-error.ts';
export type { MockExchange, MockViolation } from './mock/fetch-front.ts';
export { createMockFetch, type MockFetchOptions } from './mock/in-process.ts';
export { createMswHandlers, type MswHandlersOptions, type MswHttp } from './mock/msw-handlers.ts';
