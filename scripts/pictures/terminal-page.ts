/** The styles that the toolkit writes to a terminal, by their numbers. */
const looks: Readonly<Record<string, string>> = {
  '1': 'bold',
  '2': 'dim',
  '4': 'under',
  '31': 'red',
  '32': 'green',
  '33': 'yellow',
  '36': 'cyan',
};

const style = `
body { margin: 0; padding: 20px 24px; background: #0d1015; color: #e9ecf2 }
pre { margin: 0; font: 13px/19px ui-monospace, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere }
.bold { font-weight: 700 } .dim { color: #8d96a7 } .under { text-decoration: underline }
.red { color: #ff9483 } .green { color: #62cda3 } .yellow { color: #f0bd5b } .cyan { color: #7cc7e8 }`;

/** What was printed on a terminal as a page, below the line that printed it. */
export function terminalPage(line: string, printed: string): string {
  const lines = `$ ${line}\n${printed}`.trimEnd();
  // oxlint-disable-next-line no-control-regex -- these are what is shown in another way
  const pieces = lines.split(/\u001b\[(\d+)m/);
  let look = '';
  const shown = pieces.map((piece, index) => {
    if (index % 2 === 1) {
      look = looks[piece] ?? '';
      return '';
    }
    return look === '' ? escaped(piece) : `<span class="${look}">${escaped(piece)}</span>`;
  });
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><pre>${shown.join('')}</pre>`;
}

/** A text in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
