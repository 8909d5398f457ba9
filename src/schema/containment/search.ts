import type { Json } from '../json.ts';
import type { Demand } from '../demand.ts';
import type { Parts } from '../types/type-record.ts';
import type { Found } from './found.ts';

/** What the finders of the types ask of the search for the whole. */
export interface Search {
  /** Values of a demand: as many as are wanted, or all there are. */
  find(demand: Demand, want: number): Found;
  /** Whether a value meets a demand. */
  accepts(demand: Demand, value: Json): boolean;
  /** The same, as the records of the types ask for it. */
  readonly parts: Parts;
  /** Takes a step, or several; `false` when the budget is spent, and the search should end without an answer. */
  spend(steps?: number): boolean;
}

/** How values of one type are found: as many as are wanted, or all that meet the facets. */
export type Finder<Facets> = (facets: Facets, want: number, search: Search) => Found;
