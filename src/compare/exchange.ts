import { requestMethod, type Contract, type Operation } from '../contract/contract.ts';
import { pathItemOperations } from '../contract/operations.ts';
import { resolve } from '../contract/references.ts';
import { isObject } from '../json.ts';
import { appendPointer } from '../json-pointer.ts';
import { isPublic, strippedPath, type Scope } from './scope.ts';
import { templateShape } from './template-shape.ts';

/** Something that one side asks of the other: an operation, or a webhook or callback, where the provider asks. */
export interface Exchange {
  readonly kind: 'operation' | 'webhook' | 'callback';
  /** Equal for the same exchange of two contracts, whatever its path parameters are called. */
  readonly key: string;
  readonly title: string;
  /** The path as it is compared: without what was to be stripped. */
  readonly path: string;
  /** Who sends the request. */
  readonly requester: 'consumer' | 'provider';
  readonly operation: Operation;
}

/** Every exchange of a contract: operations, webhooks, and the callbacks of both. */
export function exchangesOf(contract: Contract, scope: Scope = {}): readonly Exchange[] {
  const operations = contract.operations.map((operation): Exchange => ({
    kind: 'operation',
    key: `${operation.method} ${templateShape(strippedPath(operation.path, scope))}`,
    title: operation.title,
    path: strippedPath(operation.path, scope),
    requester: 'consumer',
    operation,
  }));
  const asked = [...operations, ...webhooksOf(contract)].filter((one) => isPublic(contract, one, scope));
  const all = [...asked, ...asked.flatMap((exchange) => callbacksOf(contract, exchange))];
  return all.filter((one) => isPublic(contract, one, scope));
}

function webhooksOf({ document }: Contract): readonly Exchange[] {
  // Before OpenAPI 3.1 webhooks were written as an extension.
  const fields = ['webhooks', 'x-webhooks'].filter((field) => isObject(document[field]));
  const named = fields.flatMap((field) =>
    Object.keys(Object(document[field])).map((name) => [field, name] as const),
  );
  return named.flatMap(([field, name]) =>
    pathItemOperations(document, appendPointer('', field, name), name).map((operation): Exchange => ({
      kind: 'webhook',
      key: `webhook ${operation.method} ${name}`,
      title: `webhook ${name} (${requestMethod(operation.method)})`,
      path: operation.path,
      requester: 'provider',
      operation,
    })),
  );
}

function callbacksOf({ document }: Contract, around: Exchange): readonly Exchange[] {
  const callbacks = appendPointer(around.operation.pointer, 'callbacks');
  const seen = new Map<string, number>();
  return keysAt(document, callbacks).flatMap((name) => {
    const callback = resolve(document, appendPointer(callbacks, name));
    if (!callback || !isObject(callback.value)) return [];
    const expressions = Object.keys(callback.value).filter((expression) => !expression.startsWith('x-'));
    return expressions.flatMap((expression) =>
      pathItemOperations(document, appendPointer(callback.pointer, expression), expression).map(
        (operation): Exchange => ({
          kind: 'callback',
          key: `${around.key} callback ${operation.method} ${expression} ${ordinal(seen, `${operation.method} ${expression}`)}`,
          title: `callback ${name} of ${around.title}`,
          path: operation.path,
          requester: around.requester === 'consumer' ? 'provider' : 'consumer',
          operation,
        }),
      ),
    );
  });
}

function keysAt(document: Contract['document'], pointer: string): readonly string[] {
  const value = resolve(document, pointer)?.value;
  return isObject(value) ? Object.keys(value) : [];
}

/** How many callbacks had the key before: names of callbacks are never sent, and several may have one address. */
function ordinal(seen: Map<string, number>, key: string): number {
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  return count;
}
