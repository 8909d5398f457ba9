import { byId, h, icon } from './dom.ts';

/** How long it is said that something was copied, in milliseconds. */
const saidFor = 1600;

/** Says something to those who hear the page. */
export function say(text: string): void {
  byId('live').textContent = text;
}

/** Puts a text on the clipboard. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages of files may have no clipboard.
    const area = h('textarea', { class: 'vh' });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

/** A button that copies a text, and says that it did. */
export function copyButton(text: string, what: string): HTMLButtonElement {
  const faces = {
    idle: () => [icon('copy'), 'Copy'],
    done: () => [icon('check'), 'Copied'],
  };
  const button = h(
    'button',
    { class: 'copy', type: 'button', 'aria-label': `Copy ${what}`, onclick: () => void run() },
    faces.idle(),
  );
  const run = async (): Promise<void> => {
    await copy(text);
    button.classList.add('done');
    button.replaceChildren(...faces.done());
    say(`${what} copied`);
    setTimeout(() => {
      button.classList.remove('done');
      button.replaceChildren(...faces.idle());
    }, saidFor);
  };
  return button;
}

/** A line for a shell, with a button that copies it. */
export function commandLine(label: string, line: string): HTMLElement {
  return h(
    'div',
    { class: 'cmd' },
    h('span', { class: 'lab' }, label),
    h('code', { tabindex: '0', role: 'group', 'aria-label': `${label} command` }, line),
    copyButton(line, label),
  );
}
