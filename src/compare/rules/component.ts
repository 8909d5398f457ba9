import { isObject, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import type { Draft } from '../change.ts';
import { reachedPointers } from '../reached.ts';
import type { ContractPair, Rule } from '../rule.ts';
import { schemaText } from '../schema-drafts.ts';
import type { SchemaChange } from '../schemas/schema-change.ts';

/** Components that no operation reaches: types that others import, and payloads that are described elsewhere. */
export const component: Rule = {
  name: 'component',
  title: 'What no operation reaches stays fit for those who use it by its name.',
  ofContracts: (pair) => {
    const reached = [reachedPointers(pair.base.document), reachedPointers(pair.head.document)];
    const isReached = (pointer: string): boolean => reached.some((pointers) => pointers.has(pointer));
    return sectionsOf(pair).flatMap((section) => {
      const [before, after] = [namesIn(pair.base.document, section), namesIn(pair.head.document, section)];
      const all = [...new Set([...before, ...after])];
      return all.flatMap((name): readonly Draft[] => {
        const pointer = appendPointer('/components', section, name);
        if (isReached(pointer)) return [];
        if (!before.includes(name) || !after.includes(name))
          return [existence(section, name, pointer, before.includes(name) ? 'removed' : 'added')];
        return section === 'schemas'
          ? ofSchemas(pair, name, pointer)
          : ofOthers(pair, section, name, pointer);
      });
    });
  },
};

/** Security schemes are asked for by name, and have a rule of their own; examples bind nobody. */
const others: ReadonlySet<string> = new Set(['securitySchemes', 'examples']);

function sectionsOf({ base, head }: ContractPair): readonly string[] {
  const all = [base, head].flatMap(({ document }) =>
    Object.keys(isObject(document.components) ? document.components : {}),
  );
  return [...new Set(all)].filter((section) => !others.has(section) && !section.startsWith('x-'));
}

function namesIn(document: JsonObject, section: string): readonly string[] {
  const { components } = document;
  const map = isObject(components) ? components[section] : undefined;
  return isObject(map) ? Object.keys(map) : [];
}

function existence(section: string, name: string, pointer: string, action: 'added' | 'removed'): Draft {
  return {
    direction: 'contract',
    area: 'component',
    kind: 'component',
    action,
    severity: action === 'removed' ? 'dangerous' : 'safe',
    message: `The component ${name} of ${section}, which no operation reaches, was ${action}`,
    ...(action === 'removed' ? { base: pointer } : { head: pointer }),
    advice: action === 'removed' ? 'Look whether anybody uses it by its name.' : 'Nothing needs to be done.',
  };
}

/** Nobody knows which way its values travel, so both are looked at, and what breaks one is said with less certainty. */
function ofSchemas(pair: ContractPair, name: string, pointer: string): readonly Draft[] {
  const changes = (['base', 'head'] as const).flatMap((sender) => pair.exportedChanges(pointer, sender));
  const groups = Map.groupBy(changes, ({ kind, action, base, head, property }) =>
    JSON.stringify([kind, action, base, head, property]),
  );
  return [...groups.values()].flatMap(([first, second]) =>
    first ? [draftOf(name, second && isWorse(second, first) ? second : first)] : [],
  );
}

function isWorse(one: SchemaChange, other: SchemaChange): boolean {
  const order = ['safe', 'dangerous', 'breaking'];
  return order.indexOf(one.severity) > order.indexOf(other.severity);
}

function draftOf(name: string, change: SchemaChange): Draft {
  const isSafe = change.severity === 'safe';
  return {
    ...schemaText(`The component ${name}, which no operation reaches`, change),
    direction: 'contract',
    area: 'component',
    severity: isSafe ? 'safe' : 'dangerous',
    advice: isSafe
      ? 'Nothing needs to be done.'
      : 'Look whether anybody uses the component by its name, and which way its values travel.',
  };
}

function ofOthers({ keys }: ContractPair, section: string, name: string, pointer: string): readonly Draft[] {
  if (keys.base.object(pointer) === keys.head.object(pointer)) return [];
  return [
    {
      direction: 'contract',
      area: 'component',
      kind: 'component',
      action: 'changed',
      severity: 'dangerous',
      message: `The component ${name} of ${section}, which no operation reaches, changed`,
      base: pointer,
      head: pointer,
      advice: 'Look whether anybody uses it by its name.',
    },
  ];
}
