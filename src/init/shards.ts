/** Up to how many operations one machine judges in a few minutes, and how many each of several is given. */
const most = 300;
const each = 150;
/** More machines would wait for one another's installing. */
const mostShards = 10;

/** How many machines are to share the gate of a description: 1 for one of up to 300 operations. */
export function shardsFor(operations: number): number {
  return operations <= most ? 1 : Math.min(Math.ceil(operations / each), mostShards);
}
