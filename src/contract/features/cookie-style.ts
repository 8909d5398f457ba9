import { textOf } from '../../json.ts';
import type { Feature } from './feature.ts';

/** The style `cookie`, in cookies alone; what is never percent-encoded keeps nothing reserved. */
export const cookieStyle: Feature = {
  section: 'Style Values',
  kinds: ['parameter'],
  *mistakes(parameter) {
    if (parameter['style'] !== 'cookie') return;
    if (parameter['in'] !== 'cookie')
      yield {
        at: ['style'],
        message: `the style \`cookie\` is for cookies, and the parameter is in \`${textOf(parameter['in'])}\``,
        help: 'Use a style of its place, or put the parameter in `cookie`.',
      };
    else if (parameter['allowReserved'] === true)
      yield {
        at: ['allowReserved'],
        message: '`allowReserved` means nothing in style `cookie`, where nothing is percent-encoded',
        help: 'Remove `allowReserved`.',
      };
  },
};
