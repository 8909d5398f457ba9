import type { Random } from 'fast-check';

/** Draws an integer from 0 to below a count. */
export type Draw = (count: number) => number;

/**
 * Draws that all follow from one draw of fast-check, which takes five times as long: for the characters of
 * texts, of which there are many (mulberry32, Tommy Ettinger 2017).
 */
export function quickly(random: Random): Draw {
  let state = random.nextInt();
  return (count) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * count);
  };
}
