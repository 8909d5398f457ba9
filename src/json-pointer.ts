/** JSON pointers, which the schema engine owns. */
export { appendPointer, fromPointer, isWithin, toPointer, valueAt } from './schema/json-pointer.ts';
