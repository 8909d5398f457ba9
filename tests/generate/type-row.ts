import type { Json, JsonObject } from '../../src/json.ts';

/** Components, and what is a value of them. */
export interface TypeRow {
  readonly schemas: JsonObject;
  /** Values by the component that they are of. */
  readonly valid?: Readonly<Record<string, readonly Json[]>>;
  /** Values that break the component's schema, which its type says as well. */
  readonly invalid?: Readonly<Record<string, readonly Json[]>>;
  /** Those of them that break what a discriminator says, which no validator asserts. */
  readonly mistold?: Readonly<Record<string, readonly Json[]>>;
  /** More that must compile, `S` being the components' types. */
  readonly code?: string;
}

/** A reference to a component. */
export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
/** An object schema. */
export const object = (properties: JsonObject, ...required: string[]): JsonObject => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});
/** `type: string`. */
export const text = { type: 'string' };
/** `type: number`. */
export const number = { type: 'number' };
