import type { SecurityRequirement } from '../../contract/contract.ts';
import { appendPointer } from '../../json-pointer.ts';
import type { Draft } from '../change.ts';
import type { ExchangePair, Rule } from '../rule.ts';
import { renamedSchemes } from '../security-schemes.ts';

/** What an operation asks of callers: alternatives of schemes and scopes. */
export const security: Rule = {
  name: 'security',
  title: 'Whoever could authenticate still can, with what it has.',
  ofExchange: (pair) => {
    const renamed = renamedSchemes(pair.contracts.base, pair.contracts.head);
    const [base, head] = [
      alternatives(pair.base.operation.security, (name) => name),
      alternatives(pair.head.operation.security, (name) => renamed.get(name) ?? name),
    ];
    const refused = base.filter((before) => !head.some((after) => isMetBy(after, before)));
    const fresh = head.filter((after) => !base.some((before) => isMetBy(before, after)));
    return [
      ...refused.map((before) => refusal(pair, before)),
      ...fresh.map((after) => admission(pair, after)),
    ];
  },
};

/** What one alternative asks for: `scheme scope`, and `scheme` alone; nothing for anonymous callers. */
type Alternative = ReadonlySet<string>;

/** "Operation Object": no requirement at all, or an empty one, lets anonymous callers in. */
function alternatives(
  requirements: readonly SecurityRequirement[],
  called: (name: string) => string,
): readonly Alternative[] {
  if (requirements.length === 0) return [new Set()];
  return requirements.map(
    ({ schemes }) =>
      new Set(
        schemes.flatMap(({ name, scopes }) => [
          called(name),
          ...scopes.map((scope) => `${called(name)} ${scope}`),
        ]),
      ),
  );
}

/** Whether whoever has what `owned` lists meets `asked`. */
function isMetBy(asked: Alternative, owned: Alternative): boolean {
  return asked.values().every((one) => owned.has(one));
}

function refusal(pair: ExchangePair, alternative: Alternative): Draft {
  return {
    direction: 'request',
    area: 'security',
    kind: 'alternative',
    action: 'tightened',
    severity: pair.base.requester === 'consumer' ? 'breaking' : 'dangerous',
    message: `${described(alternative)} no longer suffices`,
    ...places(pair),
    advice: 'Authenticate as the contract asks now.',
  };
}

function admission(pair: ExchangePair, alternative: Alternative): Draft {
  return {
    direction: 'request',
    area: 'security',
    kind: 'alternative',
    action: 'loosened',
    severity: 'safe',
    message: `${described(alternative)} suffices now`,
    ...places(pair),
    advice: 'Nothing needs to be done.',
  };
}

function described(alternative: Alternative): string {
  if (alternative.size === 0) return 'Calling without credentials';
  return `Authentication by ${[...alternative].join(', ')}`;
}

function places({ base, head }: ExchangePair): { base: string; head: string } {
  return {
    base: appendPointer(base.operation.pointer, 'security'),
    head: appendPointer(head.operation.pointer, 'security'),
  };
}
