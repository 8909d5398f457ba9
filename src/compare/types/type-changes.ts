import type { Contract } from '../../contract/contract.ts';
import type { Change } from '../change.ts';
import { type Comparison, placeAt } from '../compare.ts';
import { differingExchanges, pairKeys } from '../differing.ts';
import { pairExchanges } from '../pairing.ts';
import type { Scope } from '../scope.ts';
import { judgeTypes, type TypeComplaint } from './judge-types.ts';
import { typePlaces, type TypePlace } from './type-place.ts';
import { typesRule } from './types-rule.ts';

/**
 * The changes that break nothing on the wire and still stop code from compiling that was written for the
 * types generated before. An operation that something breaks already, in the same direction, has none.
 *
 * @param comparison what changed between the two on the wire
 * @throws ExpectedError when TypeScript cannot be found or run, or no types can be generated
 */
export async function typeChanges(
  base: Contract,
  head: Contract,
  comparison: Pick<Comparison, 'changes'>,
  scope: Scope = {},
): Promise<readonly Change[]> {
  const breaking = comparison.changes.filter(({ severity }) => severity === 'breaking');
  const places = differingExchanges(pairExchanges(base, head, scope).matched, pairKeys(base, head), {
    base,
    head,
  })
    .filter((pair) => pair.base.kind === 'operation')
    .flatMap((pair) => typePlaces(pair.base, pair.head))
    .filter((place) => !breaking.some((change) => tellsOf(change, place)));
  const complaints = await judgeTypes(base, head, places);
  return complaints.map((complaint) => changeFrom(complaint, base, head));
}

function tellsOf({ direction, operations }: Change, place: TypePlace): boolean {
  return direction === place.direction && operations.includes(place.operation);
}

function changeFrom({ place, complaint }: TypeComplaint, base: Contract, head: Contract): Change {
  const { direction, area, subject, operation } = place;
  return {
    id: `${direction}.${area}.types.changed`,
    rule: typesRule,
    direction,
    area,
    kind: 'types',
    action: 'changed',
    severity: 'dangerous',
    operations: [operation],
    message: `${subject} changed: nothing breaks on the wire, yet code written for the generated types may no longer compile`,
    base: placeAt(base, place.base.pointer),
    head: placeAt(head, place.head.pointer),
    proof: { kind: 'compiler', complaint },
    advice: 'Generate the client again, and mend the code that the compiler refuses.',
  };
}
