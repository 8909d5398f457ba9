import { resolve } from '../../contract/references.ts';
import { isObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import type { Draft } from '../change.ts';
import type { ExchangePair, Rule } from '../rule.ts';
import { pairResponses, type ResponsePair } from '../statuses.ts';

/** The links of answers, which programs follow from one operation to the next ("Link Object"). */
export const link: Rule = {
  name: 'link',
  title: 'Links of answers stay where they lead.',
  ofExchange: (pair) => pairResponses(pair).matched.flatMap((responses) => links(pair, responses)),
};

function links({ contracts }: ExchangePair, { base, head, status }: ResponsePair): readonly Draft[] {
  const [before, after] = [appendPointer(base.pointer, 'links'), appendPointer(head.pointer, 'links')];
  const [from, to] = [namesAt(contracts.base.document, before), namesAt(contracts.head.document, after)];
  return [...new Set([...from, ...to])].flatMap((name): readonly Draft[] => {
    const [old, now] = [appendPointer(before, name), appendPointer(after, name)];
    const action = !to.includes(name) ? 'removed' : from.includes(name) ? 'changed' : 'added';
    if (action === 'changed' && contracts.keys.base.object(old) === contracts.keys.head.object(now))
      return [];
    return [
      {
        direction: 'response',
        area: 'link',
        kind: 'link',
        action,
        severity: action === 'added' ? 'safe' : 'dangerous',
        message: `The link ${name} of answer ${status} was ${action}`,
        base: action === 'added' ? base.pointer : old,
        head: action === 'removed' ? head.pointer : now,
        advice: action === 'added' ? 'Nothing needs to be done.' : 'Look whether it is followed.',
      },
    ];
  });
}

function namesAt(document: Parameters<typeof resolve>[0], pointer: string): readonly string[] {
  const map = resolve(document, pointer)?.value;
  return isObject(map) ? Object.keys(map).filter((name) => !name.startsWith('x-')) : [];
}
