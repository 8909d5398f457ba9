import type { SecurityRequirement } from '../../contract/contract.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Answer, Unanswered } from '../answer.ts';
import type { Case } from '../case.ts';
import type { Target } from '../options.ts';
import { checkTls } from '../tls.ts';
import { chooseCredentials, madeUpSecrets, type Credential } from '../../wire/credentials.ts';
import { headerCredentials, securityHeaders } from '../../wire/fixed-headers.ts';
import { connect } from './connection.ts';
import { paceOf, realClock, type Clock } from './pace.ts';
import { askedToWait } from './retry-after.ts';
import { sentRequest, type SentRequest } from './sent-request.ts';

/** A run against one server, which ends early when the server is gone. */
export interface Session {
  /** Sends one case. Throws an ExpectedError when the server could not be reached from the start. */
  send(testCase: Case): Promise<Answer>;
  /** How many cases may be in flight. */
  readonly concurrency: number;
  /** Why nothing is sent any more; `undefined` while the server is there, and time. */
  stopped(): string | undefined;
  close(): Promise<void>;
}

/** How a session sends. */
export interface SessionSettings {
  readonly target: Target;
  readonly concurrency: number;
  readonly deadline: number;
  /** Requests a second, at most. */
  readonly rate?: number;
  /** Aborts when nothing more is to be sent. */
  readonly timeUp?: AbortSignal;
  /** Aborts when the run is interrupted: nothing more is sent, and what is under way is not waited for. */
  readonly stop?: AbortSignal;
  /** The clock that turns and waits go by; the real one by default. */
  readonly clock?: Clock;
}

/** Why nothing is sent when the time is up. */
export const timeIsUp = 'the time was up';
/** Why nothing is sent any more after an interruption. */
export const interrupted = 'the run was interrupted';

/** Opens a session. Throws an ExpectedError when the target's URL is not one of a server. */
export function openSession(settings: SessionSettings): Session {
  const url = serverUrl(settings.target.url);
  const { tls } = settings.target;
  if (tls) checkTls(tls);
  const connection = connect(url.origin, { ...settings, tls });
  const basePath = url.pathname.replace(/\/+$/, '');
  const health = watchHealth(settings);
  const { rate, timeUp, stop } = settings;
  const ends = [timeUp, stop].filter((signal) => signal !== undefined);
  const { clock = realClock(AbortSignal.any(ends)) } = settings;
  const turn = paceOf(rate, clock);
  const stopped = (): string | undefined => {
    if (stop?.aborted) return interrupted;
    return health.stopped() ?? (timeUp?.aborted ? timeIsUp : undefined);
  };
  const giveUp = (): void => connection.giveUp(interrupted);
  stop?.addEventListener('abort', giveUp);
  const sendInTurn = async (request: SentRequest): Promise<Answer> => {
    await turn();
    const reason = stopped();
    return reason === undefined ? connection.send(request) : { kind: 'not-sent', message: reason };
  };
  const send = async (testCase: Case): Promise<Answer> => {
    const reason = stopped();
    if (reason !== undefined) return { kind: 'not-sent', message: reason };
    const credentials = credentialsFor(settings.target, testCase);
    const request = withSignature(sentRequest(basePath, testCase.request, credentials), settings.target);
    const answer = await sendPatiently(() => sendInTurn(request), clock);
    health.note(answer);
    const { expectation } = testCase;
    if (answer.kind !== 'answered' || expectation.kind !== 'accepted' || !expectation.likeGet) return answer;
    const get = await sendInTurn({ ...request, method: 'GET' });
    return get.kind === 'answered' ? { ...answer, get } : answer;
  };
  return {
    send,
    concurrency: settings.concurrency,
    stopped,
    close: () => {
      stop?.removeEventListener('abort', giveUp);
      return connection.close();
    },
  };
}

/** A message to a receiver is signed when it is sent, whatever is in it. */
function withSignature(request: SentRequest, { sign }: Target): SentRequest {
  return sign ? { ...request, headers: { ...request.headers, ...sign(request.body) } } : request;
}

/** How often a server may ask for patience with one request. */
const mostWaits = 3;

async function sendPatiently(send: () => Promise<Answer>, clock: Clock): Promise<Answer> {
  let answer = await send();
  for (let waits = 0; waits < mostWaits; waits++) {
    const wait = askedToWait(answer);
    if (wait === undefined) return answer;
    await clock.sleep(wait);
    answer = await send();
  }
  return answer;
}

/** The credentials that a case is sent with, and the headers that every request to the target has. */
export function credentialsFor(target: Target, testCase: Case): readonly Credential[] {
  const chosen = chosenFor(target, testCase);
  const taken = new Set(
    chosen.filter((entry) => entry.in === 'header').map(({ name }) => name.toLowerCase()),
  );
  const { operation, credentials } = testCase;
  const withheld = credentials === 'given' ? taken : taken.union(securityHeaders(operation.security));
  const fixed = headerCredentials(target.headers ?? {}).filter(({ name }) => !withheld.has(name));
  return [...fixed, ...chosen];
}

function chosenFor(
  target: Target,
  { operation, credentials }: Pick<Case, 'operation' | 'credentials'>,
): readonly Credential[] {
  if (credentials === 'none') return [];
  const { security } = operation;
  if (credentials === 'made-up') return madeUpCredentials(security);
  if (typeof credentials === 'object') {
    const given = chosenFor(target, { operation, credentials: 'given' });
    if ('as' in credentials)
      return given.map((entry) => ({ ...entry, prefix: `${credentials.as} `, isOfAnotherKind: true }));
    return given.filter(({ scheme }) => scheme !== credentials.without);
  }
  if (target.kind === 'server') return chooseCredentials(security, target.credentials) ?? [];
  return chooseCredentials(security, { ...madeUpSecrets(security, 'anything'), ...target.credentials }) ?? [];
}

function madeUpCredentials(security: readonly SecurityRequirement[]): readonly Credential[] {
  const chosen = chooseCredentials(security, madeUpSecrets(security, 'invalid')) ?? [];
  return chosen.map(asMadeUp);
}

function asMadeUp(credential: Credential): Credential {
  return { ...credential, isMadeUp: true };
}

function serverUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    // What may be credentials is repeated by no message.
    const shown = /[@?]/.test(text) ? '' : `: ${JSON.stringify(text)}`;
    throw new ExpectedError(`The target is no URL of a server${shown}`, {
      help: 'Give the base URL that the paths follow, such as http://127.0.0.1:8080/v2.',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new ExpectedError('The target URL holds credentials.', {
      help: 'Give credentials by the name of their security scheme instead, so that they stay out of reports.',
    });
  }
  if (url.search !== '' || url.hash !== '') {
    throw new ExpectedError('The target URL has a query or a fragment, which no path can follow.', {
      help: 'Give credentials by the name of their security scheme, and other parameters by the contract.',
    });
  }
  return url;
}

/** How many failures in a row are no accident. */
const fewest = 3;

// A refused connection after an answer means that the server died; nothing but deadlines, that it hangs.
function watchHealth({ target, concurrency, deadline }: SessionSettings) {
  const patience = Math.max(fewest, concurrency);
  let answered = false;
  let missedInARow = 0;
  let closedInARow = 0;
  let reason: string | undefined;
  const note = (answer: Answer): void => {
    if (answer.kind === 'answered') {
      answered = true;
      missedInARow = 0;
      return;
    }
    if (answer.kind === 'not-sent') return;
    if (answer.why === 'unreachable' && !answered) throw unreachable(target, answer);
    closedInARow = answer.why === 'closed' ? closedInARow + 1 : 0;
    if (!answered && closedInARow >= fewest && wantsCertificate(target)) throw unshown(target);
    missedInARow = answer.why === 'deadline' ? missedInARow + 1 : missedInARow;
    if (answer.why === 'unreachable') reason ??= `the server ${answer.message} any more`;
    if (missedInARow >= patience)
      reason ??= `the server did not answer ${patience} requests in a row within ${deadline} ms`;
  };
  return { note, stopped: () => reason };
}

function unreachable(target: Target, { message, help }: Unanswered): ExpectedError {
  return new ExpectedError(`The target ${target.url} ${message}.`, {
    help: help ?? 'Start the server, or correct the target URL.',
  });
}

/** Whether closed connections may mean this: in TLS 1.3 a server asks for a certificate when the handshake is over. */
function wantsCertificate({ url, tls }: Target): boolean {
  return url.startsWith('https:') && tls?.cert === undefined;
}

function unshown({ url }: Target): ExpectedError {
  return new ExpectedError(`The target ${url} closes every connection without an answer.`, {
    help: 'If it asks for a client certificate, give one by --cert FILE --key FILE; else look in its log.',
  });
}
