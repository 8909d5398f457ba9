import type { Check } from '../check.ts';

/** Every answer is there soon enough, where somebody said how soon. */
export const responseTime: Check = {
  name: 'response-time',
  title: 'Every response is there, whole, within the time that was allowed.',
  help: 'Look for what takes the time, or allow more; fewer requests in flight make each faster.',
  run: ({ case: { operation, sends }, answer: { milliseconds }, maximumResponseTime }) => {
    if (maximumResponseTime === undefined || milliseconds <= maximumResponseTime) return [];
    const took = `took more than ${maximumResponseTime} ms`;
    return [
      {
        message: `${operation.title} ${took} to answer ${sends}.`,
        pointer: operation.pointer,
        cause: operation.title,
        evidence: [{ label: 'milliseconds', value: Math.round(milliseconds) }],
      },
    ];
  },
};
