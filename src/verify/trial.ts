import type { Judgement } from './judge.ts';
import type { Preparer } from './resources/preparer.ts';
import type { Prepared } from './resources/stock.ts';

/** How a case is sent and judged, one at a time. */
export interface Trial {
  /** Sends a case with what it needs on the server. */
  send: Preparer['send'];
  /** The same, where nothing has been done before. */
  sendAnew: Preparer['sendAnew'];
  /** What is wrong with the answer to a case, which was sent as it says. */
  judge(sent: Omit<Prepared, 'ids'>): readonly Judgement[];
}
