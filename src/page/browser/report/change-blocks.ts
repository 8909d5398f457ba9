import type { ChangedPlace, ChangeRecord, ReachRecord } from '../../../change-record.ts';
import { copyButton } from '../copy.ts';
import { h, icon, type Kid } from '../dom.ts';
import { count } from '../figures.ts';
import { codeBlock, jsonLines } from '../json-lines.ts';
import { yamlLines } from '../yaml-lines.ts';
import { block, placeLink } from './parts.ts';

const mostLines = 60;

/** What changed, from what to what, the payload that shows it, and whom it reaches. */
export function changeBlocks(change: ChangeRecord): Kid {
  const { base, head } = change;
  const host = head?.around?.pointer ?? base?.around?.pointer ?? head?.pointer ?? base?.pointer ?? '';
  const isShown = base?.around !== undefined || head?.around !== undefined;
  return [
    isShown && block('What changed', h('p', {}, h('code', { class: 'hint' }, trail(host)))),
    isShown &&
      h(
        'div',
        { class: 'pair' },
        sideBlock('Before', base, head, 'del', 'Nothing stood here before.'),
        sideBlock('After', head, base, 'add', 'Nothing stands here any longer.'),
      ),
    witnessBlock(change),
    reachBlock(change.reach ?? []),
  ];
}

/** A JSON pointer as a way: `components › schemas › Order`. */
function trail(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join(' › ');
}

function sideBlock(
  title: string,
  place: ChangedPlace | undefined,
  other: ChangedPlace | undefined,
  look: string,
  nothing: string,
): HTMLElement {
  const theirs = new Set(other?.around ? yamlLines(other.around.value) : []);
  const own = place?.around ? yamlLines(place.around.value).slice(0, mostLines) : undefined;
  const lines = own?.map((line) => h('span', { class: theirs.has(line) ? 'l dim' : `l ${look}` }, line));
  return h(
    'div',
    { class: 'blk' },
    h('h3', {}, title, h('span', { class: 'sp' }), placeLink(place?.location)),
    codeBlock(title, lines ?? h('span', { class: 'l dim' }, nothing)),
  );
}

function witnessBlock({ id, witness, refusals = [] }: ChangeRecord): Kid {
  if (witness === undefined) return undefined;
  const marks = refusals.map(({ instancePointer, message, own }) => ({
    pointer: instancePointer,
    message,
    isOther: !own,
  }));
  const title = id.startsWith('request')
    ? 'Witness: this was fine, and is refused now'
    : 'Witness: this may come now, and never came before';
  return block(
    [title, h('span', { class: 'sp' }), copyButton(JSON.stringify(witness, null, 2), 'witness')],
    codeBlock('Witness', jsonLines(witness, { marks })),
    refusals.some(({ own }) => !own) &&
      h('p', { class: 'hint' }, 'Yellow: refused because of another change.'),
  );
}

function reachBlock(reach: readonly ReachRecord[]): Kid {
  if (reach.length === 0) return undefined;
  return block(
    'Whom it reaches',
    h(
      'ul',
      { class: 'reach' },
      reach.map((each) => h('li', {}, h('b', {}, each.consumer), gradeText(each), placesText(each))),
    ),
  );
}

const mostPlaces = 6;

function placesText({ places }: ReachRecord): HTMLElement {
  const told = places
    .slice(0, mostPlaces)
    .map(({ file, line, does }) => `${file}${line === undefined ? '' : `:${line}`} ${does}`);
  const more = places.length > mostPlaces ? [`and ${places.length - mostPlaces} more`] : [];
  return h('span', { class: 'mono hint' }, [...told, ...more].join(' · '));
}

/** How sure it is that a change reaches a consumer, and at how many places. */
export function gradeText({ grade, places }: ReachRecord): HTMLElement {
  const sure = places.filter((place) => place.grade === 'breaks').length;
  const may = places.length - sure;
  if (grade === 'breaks') {
    const more = may > 0 ? `, may break ${may}` : '';
    return said('x', 'badc', `breaks ${count(sure, 'place')}${more}`);
  }
  if (grade === 'may') return said('warning', 'warnc', `may break ${count(may, 'place')}`);
  if (grade === 'unsaid') return said('warning', 'warnc', 'cannot be said');
  return said('dash', 'mutc', 'not reached');
}

function said(picture: string, look: string, text: string): HTMLElement {
  return h('span', { class: `${look} st` }, icon(picture, look), h('span', {}, text));
}
