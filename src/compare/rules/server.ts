import { appendPointer } from '../../json-pointer.ts';
import type { Draft } from '../change.ts';
import type { ExchangePair, Rule } from '../rule.ts';

/** Where operations are served. */
export const server: Rule = {
  name: 'server',
  title: 'Operations stay where they were served.',
  ofExchange: (pair) => {
    if (pair.base.kind !== 'operation') return [];
    const [base, head] = [pair.base.operation.servers, pair.head.operation.servers].map(
      (urls) => new Set((urls ?? []).map((url) => url.replace(/\/$/, ''))),
    );
    if (!base || !head) return [];
    const gone = [...base].filter((url) => !head.has(url));
    const fresh = [...head].filter((url) => !base.has(url));
    return [
      ...gone.map((url) => draft(pair, url, 'removed')),
      ...fresh.map((url) => draft(pair, url, 'added')),
    ];
  },
};

/** Dangerous, not breaking: a description that names another host need not mean that the old one is gone. */
function draft({ base, head }: ExchangePair, url: string, action: 'added' | 'removed'): Draft {
  return {
    direction: 'contract',
    area: 'server',
    kind: 'server',
    action,
    severity: action === 'removed' ? 'dangerous' : 'safe',
    message: `The server ${url || '/'} was ${action}`,
    base: appendPointer(base.operation.pointer, 'servers'),
    head: appendPointer(head.operation.pointer, 'servers'),
    advice:
      action === 'removed'
        ? 'Look whether it is still there; if not, call another.'
        : 'Nothing needs to be done.',
  };
}
