import { byId, h } from '../dom.ts';
import { number } from '../figures.ts';

/** One view of the report: what it is called, how much is in it, and how it is drawn. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly amount?: number;
  /** Whether what is in it is bad. */
  readonly isBad?: boolean;
  readonly build: (root: HTMLElement) => void;
}

/** The views of a report as tabs. */
export interface Tabs {
  readonly views: readonly View[];
  /** Shows a view; `notes`: whether the address says so. */
  readonly show: (id: string, notes: boolean) => void;
  /** Draws a view that was not shown yet. */
  readonly build: (id: string) => void;
}

/** Draws the tabs. Views are drawn when they are first shown. */
export function drawTabs(views: readonly View[]): Tabs {
  const built = new Set<string>();
  const build = (id: string): void => {
    if (built.has(id)) return;
    built.add(id);
    views.find((view) => view.id === id)?.build(byId(`v-${id}`));
  };
  const show = (id: string, notes: boolean): void => {
    for (const { id: each } of views) {
      byId(`v-${each}`).hidden = each !== id;
      const tab = byId(`t-${each}`);
      tab.setAttribute('aria-selected', String(each === id));
      tab.tabIndex = each === id ? 0 : -1;
    }
    build(id);
    if (notes) history.replaceState(null, '', `#${id}`);
  };
  const tabs = byId('tabs');
  views.forEach((view, index) => tabs.append(tabButton(view, index, views, show)));
  return { views, show, build };
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

function tabButton(view: View, index: number, views: readonly View[], show: Tabs['show']): HTMLElement {
  const { id, name, amount, isBad = false } = view;
  return h(
    'button',
    {
      role: 'tab',
      id: `t-${id}`,
      'aria-controls': `v-${id}`,
      'aria-selected': 'false',
      tabindex: '-1',
      type: 'button',
      onclick: () => show(id, true),
      onkeydown: (event: KeyboardEvent) => {
        const step = steps[event.key];
        if (step === undefined) return;
        const next = views[(index + step + views.length) % views.length] ?? view;
        show(next.id, true);
        byId(`t-${next.id}`).focus();
        event.preventDefault();
      },
    },
    name,
    amount !== undefined && h('span', { class: isBad ? 'n0 bad' : 'n0' }, number(amount)),
  );
}
