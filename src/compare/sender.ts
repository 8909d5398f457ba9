import type { Direction } from '../schema/index.ts';
import type { ChangeSeverity } from './change.ts';
import type { ExchangePair } from './rule.ts';

/** Who sends what travels in a direction of an exchange: of a webhook the provider sends the request. */
export function senderOf({ base }: ExchangePair, direction: Direction): 'consumer' | 'provider' {
  if (direction === 'request') return base.requester;
  return base.requester === 'consumer' ? 'provider' : 'consumer';
}

/**
 * What it means for consumers that less may be sent than before, or more: a consumer that sends must not be
 * refused what was allowed, and one that receives must not meet what was not.
 */
export function severityOfTrend(
  sender: 'consumer' | 'provider',
  trend: 'tightened' | 'loosened',
): ChangeSeverity {
  return (sender === 'consumer') === (trend === 'tightened') ? 'breaking' : 'safe';
}
