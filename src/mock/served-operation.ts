import type { Operation } from '../contract/contract.ts';

/** What the mock's process needs to know of an operation; the rest it reads from the document. */
export type ServedOperation = Pick<Operation, 'method' | 'path' | 'pointer'>;
