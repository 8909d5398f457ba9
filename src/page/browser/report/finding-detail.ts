import { commandLine } from '../copy.ts';
import { h, operationName, type Kid } from '../dom.ts';
import { count } from '../figures.ts';
import { codeBlock, jsonLines, type LineMark } from '../json-lines.ts';
import { messageBlock } from '../message-block.ts';
import { changeBlocks } from './change-blocks.ts';
import { report, type Finding } from './data.ts';
import { block, helpBox, oursTag, placeLink, severityTag, sourceBlock } from './parts.ts';

/** Everything that is known of a finding. */
export function findingDetail(finding: Finding): readonly Kid[] {
  const { title, rule, severity, operation, location, help, others = 0 } = finding;
  const change = changeOf(finding);
  return [
    h(
      'div',
      { class: 'eyebrow' },
      severityTag(severity),
      h('span', { class: 'mono' }, rule),
      isOurs(finding) && oursTag(),
    ),
    h('h2', {}, title),
    h(
      'div',
      { class: 'meta' },
      operation !== undefined && operationName(operation),
      placeLink(location),
      others > 0 && h('span', {}, `${count(others, 'more request')} showed the same`),
    ),
    comparedStatuses(finding),
    helpBox(help),
    change ? changeBlocks(change) : witnessBlock(finding),
    tryAgain(finding),
    exchangeBlocks(finding),
    !change && sourceBlock(finding.excerpt, location?.line),
    otherEvidence(finding),
  ];
}

function isOurs({ location }: Finding): boolean {
  return location !== undefined && /\.overlay\.(ya?ml|json)$/.test(location.file);
}

function changeOf({ contract, change }: Finding) {
  const changes = report.contracts.find(({ name }) => name === contract)?.comparison?.changes;
  return change === undefined ? undefined : changes?.[change];
}

function comparedStatuses({ expected, answered }: Finding): Kid {
  if (expected === undefined || answered === undefined) return undefined;
  return h(
    'div',
    { class: 'vs' },
    h('div', { class: 'e' }, h('small', {}, 'Expected'), h('b', {}, expected)),
    h('div', { class: 'g' }, h('small', {}, 'Answered'), h('b', {}, answered)),
  );
}

function witnessBlock({ evidence = [] }: Finding): Kid {
  const witness = evidence.find(({ label }) => label === 'witness');
  return witness && block('Witness', codeBlock('Witness', jsonLines(witness.value)));
}

function tryAgain({ replay, curl }: Finding): Kid {
  if (replay === undefined && curl === undefined) return undefined;
  return block(
    'Try it again',
    replay !== undefined && commandLine('replay', replay),
    curl !== undefined && commandLine('curl', curl),
  );
}

function exchangeBlocks({ exchange, marks = [] }: Finding): Kid {
  if (!exchange) return undefined;
  const ofMessage = (of: 'request' | 'response'): readonly LineMark[] =>
    marks.filter((mark) => mark.of === of);
  return h(
    'div',
    { class: 'pair' },
    messageBlock('Request', exchange.request, ofMessage('request')),
    messageBlock('Response', exchange.response, ofMessage('response')),
  );
}

/** What a finding has besides, each under its own word. */
function otherEvidence({ evidence = [] }: Finding): Kid {
  return evidence
    .filter(({ label }) => label !== 'witness')
    .map(({ label, value }) =>
      block(
        label,
        typeof value === 'string'
          ? codeBlock(
              label,
              value.split('\n').map((line) => h('span', { class: 'l' }, line)),
            )
          : codeBlock(label, jsonLines(value)),
      ),
    );
}

/** The line of a finding in a list. */
export function findingRow(
  finding: Finding,
  { by, open }: { readonly by: string; readonly open: () => void },
  picture: Kid,
): HTMLElement {
  const { title, operation, rule, location, others = 0, index } = finding;
  const place = location && `${location.file.replace(/^spec\//, '')}:${location.line}`;
  return h(
    'button',
    { class: 'row', type: 'button', id: `f${index}`, onclick: open },
    picture,
    h('span', { class: 't' }, title),
    h(
      'span',
      { class: 'm' },
      by !== 'operation' && operation !== undefined && operationName(operation),
      by !== 'rule' && h('span', {}, rule),
      by !== 'file' && place !== undefined && h('span', {}, place),
      others > 0 && h('span', {}, `+${count(others, 'more such request')}`),
    ),
  );
}
