import { isObject, type JsonObject } from '../../json.ts';
import { appendPointer, isWithin } from '../../json-pointer.ts';
import type { Draft } from '../change.ts';
import type { ContractPair, Rule } from '../rule.ts';
import { unknownFields, type UnknownField } from '../unknown-fields.ts';

/** Differences in fields that no other rule reads: what they mean is not known, and nothing is passed over in silence. */
export const notUnderstood: Rule = {
  name: 'not-understood',
  title: 'What is not understood does not change.',
  ofContracts: (pair) => {
    const { base, head } = pair;
    const whole = differences(
      pair,
      unknownFields(base.document, 'openapi', ''),
      unknownFields(head.document, 'openapi', ''),
    );
    const items = ['paths', 'webhooks'].flatMap((section) => {
      const names = namesIn(base.document, section).filter((name) =>
        namesIn(head.document, section).includes(name),
      );
      return names.flatMap((name) => {
        const pointer = appendPointer('', section, name);
        const [before, after] = [
          unknownFields(base.document, 'pathItem', pointer),
          unknownFields(head.document, 'pathItem', pointer),
        ];
        return differences(pair, before, after);
      });
    });
    return [...whole, ...items.filter((item) => !isRead(pair, item))];
  },
  ofExchange: ({ contracts, base, head }) =>
    differences(
      contracts,
      unknownFields(contracts.base.document, 'operation', base.operation.pointer),
      unknownFields(contracts.head.document, 'operation', head.operation.pointer),
    ),
};

function namesIn(document: JsonObject, section: string): readonly string[] {
  const map = document[section];
  return isObject(map) ? Object.keys(map) : [];
}

/** Whether operations were read from a field of a path item. */
function isRead({ pairing }: ContractPair, { base, head }: Draft): boolean {
  const { matched, removed, added } = pairing;
  const exchanges = [...matched.flatMap((pair) => [pair.base, pair.head]), ...removed, ...added];
  return exchanges.some(({ operation }) =>
    [base, head].some((field) => field !== undefined && isWithin(operation.pointer, field)),
  );
}

function differences(
  { keys }: ContractPair,
  before: ReadonlyMap<string, UnknownField>,
  after: ReadonlyMap<string, UnknownField>,
): readonly Draft[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.flatMap((path) => {
    const [from, to] = [before.get(path), after.get(path)];
    const isSame = from && to && keys.base.object(from.pointer) === keys.head.object(to.pointer);
    return isSame ? [] : [draft(from, to)];
  });
}

function draft(from: UnknownField | undefined, to: UnknownField | undefined): Draft {
  const action = from ? (to ? 'changed' : 'removed') : 'added';
  const name = to?.name ?? from?.name ?? '';
  return {
    direction: 'contract',
    area: 'field',
    kind: 'not-understood',
    action,
    severity: 'dangerous',
    message: `${JSON.stringify(name)} was ${action}, and what that means is not understood`,
    ...(from && { base: from.pointer }),
    ...(to && { head: to.pointer }),
    advice: 'Look for yourself whom it breaks.',
  };
}
