import type { Json, JsonObject } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import type { Constraint } from '../../schema/schema.ts';
import type { Draft } from '../draft.ts';
import type { KnownLimit } from '../options.ts';
import type { Part } from '../part.ts';
import type { RequestParts } from '../parts.ts';

/** What of a plan's context the known limits concern. */
interface Limited {
  readonly contract: { readonly document: JsonObject };
  readonly limits: readonly KnownLimit[];
  readonly parts: RequestParts;
}

type Kind = KnownLimit['kind'];
type Limitable = Pick<Constraint, 'keyword' | 'schemaPointer'> & Partial<Constraint>;

/** What the target is known to do wrong about a constraint, as one sentence; `undefined` when nothing is known. */
export function knownLimit(
  limited: Limited,
  kind: Kind,
  part: Part,
  constraint: Limitable,
): string | undefined {
  const own = limitsOn(limited, kind, part, constraint)[0];
  return (own ?? spreadingLimit(limited, kind, part))?.what;
}

/** Why the target may refuse valid requests; `undefined` when it is not known to. */
export function knownRefusal(limited: Limited): string | undefined {
  for (const part of partsOf(limited)) {
    for (const constraint of part.schema?.constraints ?? []) {
      const [limit] = limitsOn(limited, 'rejects-valid', part, constraint);
      if (limit) return limit.what;
    }
  }
  return undefined;
}

/** Why the target may refuse a valid request because of a value in it; `undefined` when it is not known to. */
export function knownRefusalOf({ limits }: Pick<Limited, 'limits'>, draft: Draft): string | undefined {
  const concerned = (value: Json, place: string): KnownLimit | undefined =>
    limits.find((limit) => limit.kind === 'rejects-valid' && limit.concerns?.(value, place));
  return draft
    .entries()
    .map(([part, value]) => concerned(value, part.in)?.what)
    .find((what) => what !== undefined);
}

function limitsOn(
  { contract, limits }: Limited,
  kind: Kind,
  part: Part,
  { keyword, keywordPath, schemaPointer }: Limitable,
): readonly KnownLimit[] {
  const value = valueAt(contract.document, schemaPointer);
  const { in: place, style, mediaType } = part;
  const subject = { keyword, keywordPath, value, in: place, style, mediaType };
  return limits.filter((limit) => limit.kind === kind && limit.applies(subject));
}

/** By part, as it is asked for each of the part's constraints: a part belongs to one plan, and so to one target. */
const spreading = new WeakMap<Part, { readonly limit: KnownLimit | undefined }>();

function spreadingLimit(limited: Limited, kind: Kind, part: Part): KnownLimit | undefined {
  if (kind !== 'accepts-invalid' || !limited.limits.some(({ spreads }) => spreads)) return undefined;
  const known = spreading.get(part) ?? { limit: findSpreadingLimit(limited, kind, part) };
  spreading.set(part, known);
  return known.limit;
}

// What keeps the validation of one parameter from working may keep that of its neighbours from it.
function findSpreadingLimit(limited: Limited, kind: Kind, part: Part): KnownLimit | undefined {
  const neighbours = partsOf(limited).filter((other) =>
    part.in === 'body' ? other === part : other.in === part.in,
  );
  return neighbours
    .flatMap((other) => (other.schema?.constraints ?? []).map((constraint) => ({ other, constraint })))
    .flatMap(({ other, constraint }) => limitsOn(limited, kind, other, constraint))
    .find(({ spreads }) => spreads);
}

function partsOf({ parts: { parameters, bodies } }: Limited): readonly Part[] {
  return [...parameters, ...bodies];
}
