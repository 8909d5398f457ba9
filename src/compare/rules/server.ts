import { appendPointer } from '../../json-pointer.ts';
import type { Draft } from '../change.ts';
import type { ExchangePair, Rule } from '../rule.ts';
import { serversFor } from '../server-urls.ts';
import { templateShape } from '../template-shape.ts';

/** Where operations are served. */
export const server: Rule = {
  name: 'server',
  title: 'Operations stay where they were served.',
  ofExchange: (pair) => {
    if (pair.base.kind !== 'operation') return [];
    const [base, head] = [
      serversFor(pair.contracts.base, pair.base),
      serversFor(pair.contracts.head, pair.head),
    ];
    // A base path that moved between the servers and the paths leaves every URL as it was.
    const inPath = sharedEnd(pair.base.path, pair.head.path);
    const [before, after] = [urlsOf(base.urls, inPath.base), urlsOf(head.urls, inPath.head)];
    const gone = [...before].filter((url) => !after.has(url));
    const fresh = [...after].filter((url) => !before.has(url));
    const [usual, now] = [urlsOf(base.defaults, inPath.base), urlsOf(head.defaults, inPath.head)];
    const others = [...usual].filter((url) => !now.has(url) && !gone.includes(url));
    return [
      ...gone.map((url) => draft(pair, url, 'removed')),
      ...fresh.map((url) => draft(pair, url, 'added')),
      ...(gone.length + fresh.length === 0 ? others.map((url) => defaultChange(pair, url, [...now])) : []),
    ];
  },
};

/** What is left of both paths before the end that they share. */
function sharedEnd(base: string, head: string): { readonly base: string; readonly head: string } {
  const [before, after] = [base, head].map((path) => templateShape(path).split('/'));
  if (!before || !after) return { base: '', head: '' };
  let length = 0;
  while (length < Math.min(before.length, after.length) && before.at(-1 - length) === after.at(-1 - length))
    length++;
  return {
    base: before.slice(0, before.length - length).join('/'),
    head: after.slice(0, after.length - length).join('/'),
  };
}

function urlsOf(urls: ReadonlySet<string>, path: string): ReadonlySet<string> {
  return new Set([...urls].map((url) => `${url}${path}`));
}

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

function defaultChange({ base, head }: ExchangePair, url: string, now: readonly string[]): Draft {
  return {
    direction: 'contract',
    area: 'server',
    kind: 'default',
    action: 'changed',
    severity: 'dangerous',
    message: `The server that is called by default is no longer ${url || '/'} but ${now.join(', ') || '/'}`,
    base: appendPointer(base.operation.pointer, 'servers'),
    head: appendPointer(head.operation.pointer, 'servers'),
    advice: 'Name the values of its variables when the old one is meant.',
  };
}
