import type { Parameter } from '../../src/contract/contract.ts';

/** A Parameter as the contract room gives it, for the fields that a test cares about. */
export function parameterOf(fields: Partial<Parameter> & Pick<Parameter, 'in'>): Parameter {
  const style = fields.in === 'query' || fields.in === 'cookie' ? 'form' : 'simple';
  return {
    pointer: '/p',
    name: 'color',
    required: false,
    deprecated: false,
    style,
    explode: (fields.style ?? style) === 'form',
    allowReserved: false,
    schema: undefined,
    mediaType: undefined,
    examples: [],
    ...fields,
  };
}
