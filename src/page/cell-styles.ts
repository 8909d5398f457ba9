/** The colours that cells are drawn in. */
interface Colours {
  readonly holds: string;
  readonly wrong: string;
  readonly ground: string;
  readonly line: string;
  readonly pale: string;
}

const light: Colours = {
  holds: '#4aa383',
  wrong: '#cf3a24',
  ground: '#fff',
  line: '#636c7e',
  pale: '#e9ecf1',
};
const dark: Colours = {
  holds: '#3a8e70',
  wrong: '#e8563f',
  ground: '#0d1015',
  line: '#8d96a7',
  pale: '#1c212b',
};

/**
 * The style of cells, a picture for each half and outcome: every one has its own shape, not only its colour. The left
 * half is at the edge of a constraint, the right one beyond it.
 */
export function cellStyles(): string {
  return `${rules(light)}@media (prefers-color-scheme:dark){${rules(dark)}}`;
}

function rules(colours: Colours): string {
  return [0, 1, 2, 3]
    .map(
      (outcome) =>
        `.a${outcome}{--A:${picture('a', outcome, colours)}}.b${outcome}{--B:${picture('b', outcome, colours)}}`,
    )
    .join('');
}

function picture(side: 'a' | 'b', outcome: number, colours: Colours): string {
  const drawn = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>${half(side, outcome, colours)}</svg>`;
  return `url("data:image/svg+xml,${drawn.replaceAll('#', '%23').replaceAll('<', '%3C').replaceAll('>', '%3E')}")`;
}

function half(side: 'a' | 'b', outcome: number, { holds, wrong, ground, line, pale }: Colours): string {
  const x = side === 'a' ? 0.5 : 8.5;
  const shape =
    side === 'a'
      ? `M${x} 3.5a3 3 0 0 1 3-3h4v15h-4a3 3 0 0 1-3-3Z`
      : `M${x} .5h4a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3h-4Z`;
  const middle = x + 3.5;
  if (outcome === 1) return `<path d='${shape}' fill='${holds}'/>`;
  if (outcome === 2)
    return `<path d='${shape}' fill='${wrong}'/><path d='M${middle - 2} 5.5l4 5m0-5l-4 5' stroke='%23fff' stroke-width='1.7' stroke-linecap='round'/>`.replace(
      '%23',
      '#',
    );
  if (outcome === 3) return `<path d='${shape}' fill='${ground}' stroke='${line}' stroke-dasharray='2 1.6'/>`;
  return `<path d='${shape}' fill='${pale}'/><path d='M${x + 1} 14L${x + 6} 8M${x + 1} 8L${x + 6} 2' stroke='${line}' stroke-width='1.1'/>`;
}
