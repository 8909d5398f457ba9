import type { Json, JsonObject } from './json.ts';
import type { Demand } from './demand.ts';
import type { Formats } from './formats/own-formats.ts';
import type { JsonType } from './json-type.ts';
import type { Family, SchemaNode } from './schema-node.ts';
import type { Direction } from './schema.ts';
import type { NameSet, Shape } from './shape.ts';
import type { Visit } from './validate/visit.ts';

/** Where a keyword stands: its schema, and how to reach others from there. */
export interface Site {
  readonly node: SchemaNode;
  readonly schema: JsonObject;
  readonly direction: Direction | undefined;
  /** A subschema of this one. */
  child(...tokens: readonly (string | number)[]): SchemaNode;
  /** The site of a subschema, or of what a reference leads to: `below('$ref')`; `undefined` when there is none. */
  below(...tokens: readonly (string | number)[]): Site | undefined;
  /** What a reference keyword of this schema leads to. */
  target(keyword: string): SchemaNode | undefined;
  /** A subschema as a demand, without the keyword that is left out of this schema when that lies in it. */
  demandOf(...tokens: readonly (string | number)[]): Demand;
  /** Whether no value is valid under a subschema, as it says in so many words: `false`, `{ not: {} }`. */
  forbids(...tokens: readonly (string | number)[]): boolean;
  /** Whether a property of this schema does not travel in this direction: `readOnly`, `writeOnly`. */
  avoids(property: string): boolean;
  /** Formats of one's own. */
  readonly formats: Formats | undefined;
  /** What leads from a discriminator to schemas, where discriminators guide. */
  readonly family: Family | undefined;
  /** Whether something is left out of this schema, or below it: values are made that break it. */
  readonly isBreaking: boolean;
  /** Where the keywords of another schema stand. */
  siteOf(node: SchemaNode): Site;
  /** Whether an entry of this schema is the one that is left out: `leavesOut('required', '0')`. */
  leavesOut(...tokens: readonly string[]): boolean;
}

/** One way to meet a clause: a normal form and demands on the same value. */
export interface Alternative {
  readonly shape?: Shape;
  readonly demand?: Demand;
}

/** At least one of the alternatives holds; none: no value is valid. */
export type Clause = readonly Alternative[];

/** A way to stand at the edge of a rule, or beyond it: what the value must meet for that. */
export interface Edge {
  readonly label: string;
  readonly demand: Demand;
  /** The child that such a part meets, by its tokens, where that is all there is to it. */
  readonly child?: readonly string[];
  /** Makes such a part of a valid one by the smallest change; `undefined` where it cannot. */
  edit?(part: Json): Json | undefined;
  /** What a part that meets the demand is called, where that depends on it. */
  named?(part: Json): string;
}

/** One constraint that a keyword states: `required` states one for each name. */
export interface Rule {
  /** Tokens below the keyword: `['0']` for the first name of `required`. */
  readonly tokens: readonly string[];
  /** Valid values at the very edge. */
  readonly boundaries: readonly Edge[];
  /** Values beyond it, simplest first. */
  readonly breaks: readonly Edge[];
  /** All values beyond it, where the keyword has several rules; else what the keyword denies. */
  readonly beyond?: Demand;
}

/** A step from a value into one of its parts. */
export type Step =
  | { readonly into: 'property'; readonly name: string }
  /** A property whose name the schema does not give. */
  | { readonly into: 'properties'; readonly names: NameSet }
  | { readonly into: 'item'; readonly index: number }
  | { readonly into: 'items'; readonly from: number };

/** A subschema whose constraints count when the schema holds. */
export interface Child {
  readonly node: SchemaNode;
  /** Tokens from the schema to it: `['properties', 'id']`. */
  readonly tokens: readonly string[];
  /** Into which part of the value; `undefined`: it speaks of the same value. */
  readonly step: Step | undefined;
  /** What else must hold for it to count: of `oneOf`, that the other branches fail. */
  readonly also: Demand;
  /** What must hold so that the schema fails when it fails: of `anyOf`, that the other branches fail as well. */
  readonly alone: Demand;
}

/** Whether a value passes; what fails, and what is evaluated, is told to the visit. */
export type Judge = (value: Json, visit: Visit) => boolean;

/** A JSON Schema keyword: every file in `keywords/` gives one such record, or those of a family. */
export interface Keyword {
  readonly name: string;
  /** The types it speaks of. */
  readonly types: readonly JsonType[];
  /** What a value must meet: clauses that hold together. */
  assert(value: Json, site: Site): readonly Clause[];
  /** What a value that breaks it meets. */
  deny(value: Json, site: Site): Clause;
  /**
   * How it judges a value, worked out once for each schema; `undefined` when it says nothing by itself, as
   * `then` beside no `if`. `judgeOf` gives the judge of another schema.
   */
  judge?(value: Json, site: Site, judgeOf: (node: SchemaNode) => Judge): Judge | undefined;
  /** The constraints it states; none when it only applies subschemas. */
  rules?(value: Json, site: Site): readonly Rule[];
  /** The subschemas whose constraints count. */
  children?(value: Json, site: Site): readonly Child[];
}
