/** What an element is made with: attributes, and listeners as `onclick`. */
export type Props = Readonly<Record<string, string | boolean | undefined | ((event: never) => void)>>;
/** What stands in an element: texts stay texts. */
export type Kid = Node | string | number | false | undefined | readonly Kid[];

const svgNames: ReadonlySet<string> = new Set(['svg', 'use']);

/** The only way to make an element: what is given as text is text, no matter who wrote it. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  props?: Props,
  ...kids: readonly Kid[]
): HTMLElementTagNameMap[Name];
export function h(name: 'svg' | 'use', props?: Props, ...kids: readonly Kid[]): SVGElement;
export function h(name: string, props: Props = {}, ...kids: readonly Kid[]): Element {
  const element = svgNames.has(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(key.slice(2), value as EventListener);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...nodesOf(kids));
  return element;
}

/** Nested lists of what stands in an element, flat; control and bidirectional characters are shown, not obeyed. */
export function nodesOf(kids: readonly Kid[]): (Node | string)[] {
  return kids.flatMap((kid) => {
    if (kid === undefined || kid === false || kid === '') return [];
    if (Array.isArray(kid)) return nodesOf(kid as readonly Kid[]);
    if (kid instanceof Node) return [kid];
    return [shown(typeof kid === 'number' ? String(kid) : (kid as string))];
  });
}

const steering =
  // oxlint-disable-next-line no-control-regex -- these are the ones that are not to be obeyed
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text whose control characters have pictures, and whose bidirectional ones have names. */
export function shown(text: string): string {
  return text.replace(steering, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** The element of an id that the page is known to have. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

/** One of the page's pictures; hidden from those who hear the page, unless it has a label. */
export function icon(name: string, look = '', label?: string): SVGElement {
  const said: Props = label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label };
  return h('svg', { class: `i ${look}`, viewBox: '0 0 16 16', ...said }, h('use', { href: `#i-${name}` }));
}

/** A link to an address of the web; a text where the address is none. */
export function link(address: string | undefined, text: string, look = ''): HTMLElement {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return h('span', { class: look }, text);
  return h('a', { class: look, href: url.href, rel: 'noreferrer' }, text);
}

/** A method and its path, which may break at slashes. */
export function operationName(title: string): HTMLElement {
  const [, method = '', path = title] = /^(\S+) (.*)$/s.exec(title) ?? [];
  const breakable = path.replaceAll('/', '\u200b/').replace(/^\u200b/, '');
  return h('span', { class: 'op' }, h('span', { class: 'verb' }, method), ' ', breakable);
}

/** What the page was made of: JSON in an element of its own. */
export function pageData(): unknown {
  return JSON.parse(byId('data').textContent);
}
