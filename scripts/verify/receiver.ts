import { randomUUID } from 'node:crypto';
import type { Contract } from '../../src/contract/contract.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { isObject } from '../../src/json.ts';
import type { VerifyOptions } from '../../src/verify/options.ts';
import type { VerifyReport } from '../../src/verify/verify.ts';
import { environmentVariable, type Environment } from '../command/credentials.ts';

/** What is chosen of a receiver of webhooks. */
export interface ReceiverChoice {
  readonly receiver: string | undefined;
  readonly webhook: string | undefined;
  readonly 'webhook-secret': string | undefined;
  readonly target: string | undefined;
  readonly 'stock-prism': boolean;
}

/**
 * Makes sure that what is chosen of a receiver goes together.
 *
 * @throws ExpectedError when it does not
 */
export function checkReceiver(chosen: ReceiverChoice): void {
  const receiving = ['webhook', 'webhook-secret'] as const;
  const alone = receiving.find((name) => chosen.receiver === undefined && chosen[name] !== undefined);
  if (alone !== undefined)
    throw new ExpectedError(`--${alone} was given without --receiver`, {
      help: 'Name the URL at which the webhook is received by --receiver.',
    });
  if (chosen.receiver !== undefined && (chosen.target !== undefined || chosen['stock-prism']))
    throw new ExpectedError('--receiver was given with another server', {
      help: 'Choose one: a consumer that receives webhooks, or a server that is called.',
    });
}

/**
 * Verifies a consumer that receives webhooks.
 *
 * @throws ExpectedError when it is not said which webhook, or the secret is nowhere
 */
export async function verifyAsSender(
  contract: Contract,
  { receiver: url = '', webhook, 'webhook-secret': given }: ReceiverChoice,
  settings: Omit<VerifyOptions, 'target'>,
  env: Environment,
): Promise<VerifyReport> {
  const { verifyReceiver } = await import('../../src/verify/receiver/verify-receiver.ts');
  const secret = given?.startsWith('env:')
    ? environmentVariable('--webhook-secret', given.slice('env:'.length), env)
    : given;
  const run = randomUUID();
  return verifyReceiver(contract, {
    ...settings,
    url,
    webhook: webhook ?? onlyWebhook(contract),
    secret,
    run,
    now: Date.now,
  });
}

function onlyWebhook({ document }: Contract): string {
  const names = Object.keys(isObject(document['webhooks']) ? document['webhooks'] : {});
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  throw new ExpectedError('It is not said which webhook is sent', {
    help:
      names.length === 0 ? 'The contract has no webhooks.' : `Name one by --webhook: ${names.join(', ')}.`,
  });
}
