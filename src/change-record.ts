import type { Json } from './json.ts';
import type { SourceLocation } from './source-location.ts';

/** What changed between two versions of a contract, as data. */
export interface ComparisonRecord {
  readonly contract: string;
  readonly bump: 'major' | 'minor' | 'patch' | 'none';
  readonly versions: { readonly base: string; readonly head: string; readonly required: string | null };
  readonly exchanges: { readonly matched: number; readonly unchanged: number };
  readonly changes: readonly ChangeRecord[];
}

/** One change. */
export interface ChangeRecord {
  /** Direction, area, kind, action: `request.body.max-length.tightened`. */
  readonly id: string;
  readonly rule: string;
  readonly severity: 'breaking' | 'dangerous' | 'safe';
  readonly approved?: true;
  readonly operations: readonly string[];
  readonly message: string;
  /** What a consumer must do. */
  readonly advice?: string;
  /** The place in the payload, `*` for any item. */
  readonly path?: string;
  readonly names?: readonly string[];
  readonly base?: ChangedPlace;
  readonly head?: ChangedPlace;
  readonly reach?: readonly ReachRecord[];
  readonly proof: string;
  readonly witness?: Json;
  readonly refusals?: readonly RefusalRecord[];
}

/** Where a change stands in one of the two contracts, and what is written there. */
export interface ChangedPlace {
  /** JSON pointer into the bundled document. */
  readonly pointer: string;
  readonly location?: SourceLocation;
  /** The nearest object around it: a schema, a parameter. */
  readonly around?: { readonly pointer: string; readonly value: Json };
}

/** Whether, and where, a change reaches a consumer. */
export interface ReachRecord {
  readonly consumer: string;
  readonly grade: 'breaks' | 'may' | 'not-reached' | 'unsaid';
  readonly places: readonly {
    readonly file: string;
    readonly declaration: string;
    readonly line?: number;
    readonly grade: 'breaks' | 'may';
    readonly does: string;
  }[];
}

/** What the contract that refuses a witness has against it. */
export interface RefusalRecord {
  readonly keyword: string;
  readonly schemaPointer: string;
  readonly instancePointer: string;
  readonly message: string;
  /** Whether it comes of this change, not of another one. */
  readonly own: boolean;
}
