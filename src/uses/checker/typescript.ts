/**
 * The checker: TypeScript 5.9, whose symbols say which declaration a use is a use of. All of this room takes it from
 * here, so that another version is one line.
 */
export { default } from 'typescript';
