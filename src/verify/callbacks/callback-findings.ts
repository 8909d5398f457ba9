import { requestMethod, type Contract, type Operation } from '../../contract/contract.ts';
import { pathItemOperations } from '../../contract/operations.ts';
import { resolve } from '../../contract/references.ts';
import type { Finding, Severity } from '../../finding.ts';
import { isObject, type Json } from '../../json.ts';
import { appendPointer, fromPointer } from '../../json-pointer.ts';
import { createRequestJudge } from '../../wire/request-judge.ts';
import { withPart, type Draft } from '../draft.ts';
import { acceptance, draftCase, type PlanContext } from '../plan/plan-context.ts';
import { hasCredentials, planContext, type PlanSettings } from '../plan/plan.ts';
import type { Session } from '../send/session.ts';
import { listenForCallbacks, type CallbackListener, type ReceivedCallback } from './listener.ts';

/** Milliseconds within which a callback comes after the request that asks for it. */
const patience = 2000;

/** One operation of a callback, and where its address is told. */
interface Callback {
  readonly name: string;
  /** The runtime expression that is its address: `{$request.body#/url}`, and what follows it. */
  readonly expression: string;
  readonly operations: readonly Operation[];
}

/**
 * Receives the callbacks that operations ask a server for, and judges them ("Callback Object"): each operation is sent
 * one request that names an address of this machine. Servers elsewhere cannot reach that, and are not asked.
 */
export async function callbackFindings(
  settings: PlanSettings,
  session: Session,
  operations: readonly Operation[],
): Promise<readonly Finding[]> {
  const { contract, target } = settings;
  const asking = operations
    .map((operation) => ({ operation, callbacks: callbacksOf(contract, operation) }))
    .filter(({ callbacks }) => callbacks.length > 0);
  if (asking.length === 0 || target.kind !== 'server' || !isOnThisMachine(target.url)) return [];
  const findings: Finding[] = [];
  for (const { operation, callbacks } of asking) {
    const context = planContext(settings, operation);
    if ('obstacle' in context || !hasCredentials(context)) continue;
    for (const callback of callbacks) {
      const listener = await listenForCallbacks(statusOf(callback));
      try {
        findings.push(...(await provoked(context, callback, session, listener)));
      } finally {
        listener.close();
      }
    }
  }
  return findings;
}

function isOnThisMachine(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(URL.parse(url)?.hostname ?? '');
}

function callbacksOf({ document }: Contract, { pointer }: Operation): readonly Callback[] {
  const at = appendPointer(pointer, 'callbacks');
  const map = resolve(document, at)?.value;
  return Object.keys(isObject(map) ? map : {}).flatMap((name) => {
    const found = resolve(document, appendPointer(at, name));
    if (!found || !isObject(found.value)) return [];
    return Object.keys(found.value)
      .filter((expression) => expression.startsWith('{$request.'))
      .map((expression) => ({
        name,
        expression,
        operations: pathItemOperations(document, appendPointer(found.pointer, expression), expression),
      }));
  });
}

/** What the listener answers: what the callback documents as right. */
function statusOf({ operations }: Callback): number {
  const statuses = operations.flatMap(({ responses }) => responses.map(({ status }) => Number(status)));
  return statuses.find((status) => status >= 200 && status < 300) ?? 204;
}

async function provoked(
  context: PlanContext,
  callback: Callback,
  session: Session,
  listener: CallbackListener,
): Promise<readonly Finding[]> {
  const draft = withAddress(context.base, callback.expression, listener.url);
  const words = {
    name: `callback:${callback.name}`,
    sends: `a request that asks for the callback ${callback.name}`,
    expectation: acceptance(context),
  };
  const testCase = draft && draftCase(context, words, { draft });
  if (!testCase) return [];
  const answer = await session.send(testCase);
  if (answer.kind !== 'answered' || answer.status >= 300) return [];
  const came = await listener.next('/', patience);
  return came ? judged(context, callback, came) : [missing(context, callback)];
}

/** The draft with an address where an expression finds it; `undefined` where no valid request can have it there. */
function withAddress(draft: Draft, expression: string, url: string): Draft | undefined {
  const [, place = '', rest = ''] = /^\{\$request\.(body|query|header)([^}]*)\}/.exec(expression) ?? [];
  const part =
    place === 'body'
      ? [...draft.keys()].find((each) => each.in === 'body')
      : [...draft.keys()].find((each) => each.key.toLowerCase() === `${place}${rest}`.toLowerCase());
  if (!part) return undefined;
  const pointer = rest.replace(/^#/, '');
  const value = place === 'body' ? withValue(draft.get(part) ?? null, fromPointer(pointer), url) : url;
  const isValid = value !== undefined && (part.schema?.validate(value).length ?? 0) === 0;
  return isValid ? withPart(draft, part, value) : undefined;
}

function withValue(value: Json, [token, ...rest]: readonly string[], text: string): Json | undefined {
  if (token === undefined) return text;
  if (!isObject(value)) return undefined;
  const inner = withValue(value[token] ?? (rest.length > 0 ? {} : null), rest, text);
  return inner === undefined ? undefined : { ...value, [token]: inner };
}

function judged(context: PlanContext, callback: Callback, came: ReceivedCallback): readonly Finding[] {
  const operation = callback.operations.find(({ method }) => requestMethod(method) === came.method);
  if (!operation) {
    const known = callback.operations.map(({ method }) => requestMethod(method)).join(', ');
    return [finding(context, callback, 'error', `came as ${came.method}; described is ${known}`)];
  }
  const [path = '', query = ''] = came.target.split(/\?(.*)/s, 2);
  const suffix = callback.expression.replace(/^\{[^}]*\}/, '');
  const isElsewhere = !suffix.includes('{') && path !== (suffix || '/');
  const { document } = context.contract;
  const judge = createRequestJudge(document, operation, (schema, value) =>
    context.schemas(schema, 'request').validate(value),
  );
  const breaches = judge({ path: {}, query, headers: came.headers, body: came.body }, 'lenient');
  return [
    ...(isElsewhere ? [finding(context, callback, 'error', `came to ${path}, which nobody named`)] : []),
    ...breaches.map(({ in: place, name, message, pointer }) =>
      finding(
        context,
        callback,
        'error',
        `came with a ${name === '' ? place : `${place} parameter ${name}`} that ${message}`,
        pointer,
      ),
    ),
  ];
}

function missing(context: PlanContext, callback: Callback): Finding {
  return finding(context, callback, 'information', `did not come within ${patience} ms`);
}

function finding(
  { contract, operation }: PlanContext,
  { name, operations }: Callback,
  severity: Severity,
  what: string,
  pointer = operations[0]?.pointer ?? operation.pointer,
): Finding {
  return {
    rule: 'verify/callback-fits',
    severity,
    message: `The callback ${name} of ${operation.title} ${what}.`,
    contract: contract.name,
    operation: operation.title,
    kind: what,
    pointer,
    location: contract.locate(pointer),
    help: 'Correct what the server sends, or the description of the callback.',
  };
}
