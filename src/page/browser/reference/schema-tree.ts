import type { OursDocs, SchemaDocs, ShapesDocs } from '../../reference-data.ts';
import { h, icon, type Kid } from '../dom.ts';
import { count } from '../figures.ts';
import { richText } from '../rich-text.ts';

/** Where the documented errors are that a text may name, by their names. */
export type ExampleAnchors = ReadonlyMap<string, string>;

/** A schema and what is in it. The members of the outermost one are open. */
export function schemaTree(node: SchemaDocs, anchors: ExampleAnchors): Kid {
  return [
    node.members.length > 0
      ? h(
          'ul',
          { class: 'tree' },
          node.members.map((member) => schemaItem(member, anchors)),
        )
      : !node.shapes && h('ul', { class: 'tree' }, schemaItem({ ...node, name: node.type }, anchors)),
    shapesBox(node.shapes, anchors),
  ];
}

/** One member, with what may stand there. */
export function schemaItem(node: SchemaDocs, anchors: ExampleAnchors): HTMLElement {
  const { name, type, description, isRequired, requiredBy, rules, notes, members } = node;
  const own = [...rules.flatMap(({ ours }) => (ours ? [ours] : [])), ...(requiredBy ? [requiredBy] : [])];
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'pn' },
      h('code', {}, name),
      name !== type && h('span', { class: 'ty' }, type),
      isRequired && h('span', { class: 'req' }, 'required'),
      notes.filter(isFlag).map((note) => h('span', { class: 'opt' }, note)),
    ),
    description !== undefined && h('p', { class: 'pd' }, richText(description)),
    chips(node),
    proseBoxes(own, anchors),
    shapesBox(node.shapes, anchors),
    members.length > 0 && folded(members, anchors),
  );
}

function isFlag(note: string): boolean {
  return /^(read only|write only|deprecated)$/.test(note);
}

function chips({ rules, notes }: SchemaDocs): Kid {
  const said = notes.filter((note) => !isFlag(note));
  if (rules.length + said.length === 0) return undefined;
  return h(
    'ul',
    { class: 'cs' },
    rules.map(({ words, ours }) =>
      h('li', { class: ours ? 'ours' : '' }, ours && icon('ours', '', 'added by this team'), words),
    ),
    said.map((note) => h('li', {}, note)),
  );
}

/** What the team says of what it added, each text once. */
function proseBoxes(own: readonly OursDocs[], anchors: ExampleAnchors): Kid {
  return [...new Map(own.map((each) => [`${each.place} ${each.prose}`, each])).values()].map((each) =>
    proseBox(each, anchors),
  );
}

function proseBox({ prose, place, sources }: OursDocs, anchors: ExampleAnchors): HTMLElement {
  return h(
    'div',
    { class: 'prose' },
    h('b', {}, 'Added by this team'),
    ' from prose. ',
    prose !== undefined && [linked(prose, anchors), ' '],
    sources.map(({ text }) => h('q', {}, text)),
    h('span', { class: 'src' }, place),
  );
}

/** A text in which the names of documented errors lead to them. */
function linked(text: string, anchors: ExampleAnchors): Kid {
  return text.split(/("[^"]*")/).map((piece) => {
    const anchor = piece.startsWith('"') ? anchors.get(piece.slice(1, -1)) : undefined;
    return anchor === undefined ? piece : h('a', { href: `#${anchor}` }, piece);
  });
}

function shapesBox(shapes: ShapesDocs | undefined, anchors: ExampleAnchors): Kid {
  if (!shapes) return undefined;
  const { words, ours, list } = shapes;
  return h(
    'div',
    { class: ours ? 'one ours' : 'one' },
    h('div', { class: 'oh' }, ours && icon('ours'), words),
    ours && proseBox(ours, anchors),
    list.map((shape) => alternative(shape, anchors)),
  );
}

function alternative(shape: SchemaDocs, anchors: ExampleAnchors): HTMLElement {
  const { name, type, rules, members } = shape;
  return h(
    'div',
    { class: 'alt' },
    h('b', {}, name),
    members.length > 0
      ? h(
          'ul',
          { class: 'tree' },
          members.map((member) => schemaItem(withoutProse(member), anchors)),
        )
      : h(
          'ul',
          { class: 'cs' },
          [type, ...rules.map(({ words }) => words)].map((words) => h('li', {}, words)),
        ),
  );
}

/** Within a box of the team's own nothing need be marked again. */
function withoutProse({ name, type, isRequired, notes, rules, members, shapes }: SchemaDocs): SchemaDocs {
  const plain = rules.map(({ words }) => ({ words }));
  return { name, type, isRequired, notes, rules: plain, members, ...(shapes && { shapes }) };
}

function folded(members: readonly SchemaDocs[], anchors: ExampleAnchors): HTMLElement {
  let list: HTMLElement | undefined;
  const toggle = (): void => {
    list?.remove();
    list = list
      ? undefined
      : h(
          'ul',
          { class: 'tree' },
          members.map((member) => schemaItem(member, anchors)),
        );
    if (list) host.append(list);
    button.setAttribute('aria-expanded', String(list !== undefined));
    button.textContent = list ? 'Hide members' : `Show ${count(members.length, 'member')}`;
  };
  const button = h(
    'button',
    { class: 'tg', type: 'button', 'aria-expanded': 'false', onclick: toggle },
    `Show ${count(members.length, 'member')}`,
  );
  const host = h('div', {}, button);
  return host;
}
