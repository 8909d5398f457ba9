import type { ChildProcess } from 'node:child_process';
import type { Contract } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import type { ProcessMessage, ReloadMessage } from './message.ts';
import { servedContract } from './served-contract.ts';

/**
 * Tells a mock's process, as often as wanted, to serve another contract. What is given resolves when each
 * request from then on is answered by that one. It rejects with an ExpectedError when the process cannot
 * take it and serves the old one, when it is too busy to say so in time, or when it ends.
 *
 * @param ended resolves when the process has ended
 * @param deadline how long the process may take, in milliseconds
 */
export function createReload(
  child: ChildProcess,
  ended: Promise<unknown>,
  deadline: number,
): (contract: Contract) => Promise<void> {
  let id = 0;
  return async (contract) => {
    id += 1;
    const message: ReloadMessage = { kind: 'reload', id, ...servedContract(contract) };
    const problem = await answerTo(message, child, ended, deadline);
    if (problem === undefined) return;
    throw new ExpectedError(`The mock cannot serve ${contract.name} as it is now: ${problem}`);
  };
}

/** What is wrong; `undefined` when nothing is. */
async function answerTo(
  message: ReloadMessage,
  child: ChildProcess,
  ended: Promise<unknown>,
  deadline: number,
): Promise<string | undefined> {
  const answer = Promise.withResolvers<string | undefined>();
  const listen = (said: ProcessMessage): void => {
    if (said.kind === 'reloaded' && said.id === message.id) answer.resolve(said.problem);
  };
  child.on('message', listen);
  const timer = setTimeout(() => answer.resolve('its process is busy'), deadline);
  if (child.connected) child.send(message);
  try {
    return await Promise.race([answer.promise, ended.then(() => 'its process has ended')]);
  } finally {
    clearTimeout(timer);
    child.off('message', listen);
  }
}
