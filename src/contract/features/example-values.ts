import type { Feature } from './feature.ts';

/** What an example may not say twice. */
const exclusions = [
  ['value', 'dataValue'],
  ['value', 'serializedValue'],
  ['value', 'externalValue'],
  ['serializedValue', 'externalValue'],
] as const;

/** An example is a value, or data and what they are on the wire. */
export const exampleValues: Feature = {
  section: 'Example Object',
  kinds: ['example'],
  *mistakes(example) {
    for (const [one, other] of exclusions) {
      if (example[one] === undefined || example[other] === undefined) continue;
      yield {
        at: [other],
        message: `an example cannot have \`${one}\` and \`${other}\``,
        help: 'Write the data into `dataValue`, what travels into `serializedValue`, and remove the other.',
      };
      return;
    }
    if (example['serializedValue'] !== undefined && typeof example['serializedValue'] !== 'string')
      yield {
        at: ['serializedValue'],
        message: '`serializedValue` must be a text',
        help: 'Write what travels, or write the data into `dataValue`.',
      };
  },
};
