import { h } from '../dom.ts';

/** A status in the colour of its kind. */
export function statusText(status: number | string): HTMLElement {
  return h('span', { class: `stt s${String(status).charAt(0)}` }, String(status));
}
