/**
 * The header by which the toolkit's mock marks an answer that its contract does not describe: nothing about the
 * contract follows from it.
 */
export const madeUpHeader = 'OpenAPI-Contract-Mock';
