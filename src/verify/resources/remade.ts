import type { Json } from '../../json.ts';
import { fromPointer } from '../../json-pointer.ts';
import type { Case, Expectation } from '../case.ts';
import { sentMembers, withPart, writeDraft, type Draft } from '../draft.ts';
import { carriesValid, carriesViolation, type Part } from '../part.ts';
import { replaceAt } from '../plan/places.ts';

/** A value for a place of a request. */
export interface Replacement {
  readonly part: Part;
  readonly tokens: readonly string[];
  /** What may stand there; the first that leaves the case what it is does. */
  readonly candidates: readonly Json[];
}

/** The case with other values in some places, where it stays what it is: valid, or broken as it was. The same case when there are none. */
export function remade(testCase: Case, replacements: readonly Replacement[]): Case {
  const { making } = testCase;
  if (!making) return testCase;
  const draft = replacements.reduce((made, each) => replaced(testCase, made, each), making.draft);
  const written = draft === making.draft ? undefined : writeDraft(testCase.operation, draft);
  if (!written) return testCase;
  const request = making.finish ? making.finish(written) : written;
  return { ...testCase, request, expectation: rewritten(testCase, draft), making: { ...making, draft } };
}

// What a request writes itself is what it is made of now.
function rewritten({ expectation, operation }: Case, draft: Draft): Expectation {
  const written = operation.method === 'get' ? undefined : sentMembers(draft);
  const isOwn = expectation.kind === 'accepted' && expectation.written !== undefined;
  return isOwn && written ? { ...expectation, written } : expectation;
}

/** Whether a case is about the value at a place. */
export function aimsAt({ making }: Case, part: Part, tokens: readonly string[]): boolean {
  const aim = making?.aim;
  if (aim?.part !== part) return false;
  const aimed = fromPointer(aim.pointer);
  return (
    aimed.length === tokens.length &&
    aimed.every((token, position) => token === '*' || token === tokens[position])
  );
}

function replaced(testCase: Case, draft: Draft, { part, tokens, candidates }: Replacement): Draft {
  const value = draft.get(part);
  if (value === undefined) return draft;
  for (const candidate of candidates) {
    const other = replaceAt(value, tokens, candidate);
    if (staysWhatItIs(testCase, part, other)) return withPart(draft, part, other);
  }
  return draft;
}

function staysWhatItIs({ expectation, making }: Case, part: Part, value: Json): boolean {
  if (expectation.kind !== 'rejected' || making?.aim?.part !== part) return carriesValid(part, value);
  const before = brokenBy(part, making.draft.get(part) ?? null);
  return (
    carriesViolation(part, value, expectation.breaks.pointer) && brokenBy(part, value).isSubsetOf(before)
  );
}

/** What a value breaks; another one that is to show the same breaks nothing else. */
function brokenBy({ schema }: Part, value: Json): ReadonlySet<string> {
  return new Set(schema?.validate(value).map(({ schemaPointer }) => schemaPointer));
}
