import { isObject } from '../../json.ts';
import type { Feature } from './feature.ts';

const types = ['element', 'attribute', 'text', 'cdata', 'none'];

/** What a value is in XML, said in one way. */
export const xmlNodes: Feature = {
  section: 'XML Object',
  kinds: ['schema'],
  *mistakes({ xml }) {
    if (!isObject(xml) || xml['nodeType'] === undefined) return;
    const other = ['attribute', 'wrapped'].find((field) => xml[field] !== undefined);
    if (other !== undefined)
      yield {
        at: ['xml', other],
        message: `\`nodeType\` and \`${other}\` exclude each other`,
        help: `Keep \`nodeType\`, and remove \`${other}\`.`,
      };
    else if (!types.some((type) => type === xml['nodeType']))
      yield {
        at: ['xml', 'nodeType'],
        message: `${JSON.stringify(xml['nodeType'])} is no type of an XML node`,
        help: `Write one of ${types.join(', ')}.`,
      };
  },
};
