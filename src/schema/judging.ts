/**
 * What validators are made of: schemas that ajv can compile, formats, and what each keyword says.
 *
 * @module
 */
export { addFormats, formatNamed, meetsFormat } from './formats/formats.ts';
export { keywordNamed, keywords } from './keywords/keywords.ts';
export { lower, type Lowered } from './lowering.ts';
export { createValidator, readSchemas, type SchemaReading, type Validator } from './validator.ts';
