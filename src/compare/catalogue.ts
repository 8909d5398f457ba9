import { fixedChanges } from './catalogue/fixed-changes.ts';
import { schemaChanges } from './catalogue/schema-changes.ts';

/** One kind of change that can be told, whatever the contracts are. */
export interface CatalogueEntry {
  /** The id that findings, approvals and severities use. */
  readonly id: string;
  /** What the changes are about, which they are listed under. */
  readonly topic: string;
  /** An example of it, before and after, as people write it in a description. */
  readonly example: string;
}

const order = [...fixedChanges, ...schemaChanges].map(({ topic }) => topic);

/** Every change that can be told, in the order of the page that lists them: `required` of a parameter and in its schema have one id. */
export const catalogue: readonly CatalogueEntry[] = [
  ...new Map([...schemaChanges, ...fixedChanges].map((entry) => [entry.id, entry])).values(),
].toSorted((one, other) => order.indexOf(one.topic) - order.indexOf(other.topic));

const topics: ReadonlyMap<string, string> = new Map(catalogue.map(({ id, topic }) => [id, topic]));

/** Where the page of changes speaks of an id; its start for one that it does not know. */
export function pageOf(id: string): string {
  const topic = topics.get(id);
  return topic === undefined ? 'docs/changes.md' : `docs/changes.md#${topic}`;
}
