import type { Contract } from '../../src/contract/contract.ts';
import { count } from '../../src/gate/count.ts';
import { fromPointer } from '../../src/json-pointer.ts';
import { escapeLine } from '../../src/report/control-characters.ts';
import type { Unused } from '../../src/uses/unused.ts';
import type { Uses } from '../../src/uses/use.ts';

/** What nobody uses, for people: operations by their titles, the rest where it stands. */
export function unusedText(contract: Contract, consumers: readonly Uses[], unused: Unused): string {
  const names = consumers.map(({ consumer }) => consumer).join(', ');
  const { operations, parameters, properties, unread } = unused;
  const titles = operations.map(
    (pointer) => contract.operations.find((operation) => operation.pointer === pointer)?.title ?? pointer,
  );
  return [
    `${contract.name}: ${count(operations.length, 'operation')}, ${count(parameters.length, 'parameter')} and ${properties.length} ${properties.length === 1 ? 'property' : 'properties'} that none of ${names} uses`,
    ...titles.map((title) => `  operation ${title}`),
    ...parameters.map((pointer) => `  parameter ${placeOf(contract, pointer)}`),
    ...properties.map((pointer) => `  property ${shortOf(pointer)}`),
    ...(unread.length === 0 ? [] : [`  not all of ${unread.join(', ')} was read, which may use more`]),
  ]
    .map((line) => `${escapeLine(line)}\n`)
    .join('');
}

function placeOf(contract: Contract, pointer: string): string {
  for (const { title, parameters } of contract.operations) {
    const found = parameters.find((parameter) => parameter.pointer === pointer);
    if (found) return `${found.in} ${JSON.stringify(found.name)} of ${title}`;
  }
  return pointer;
}

/** `Order.coupon_code` for a property of a component, the pointer for others. */
function shortOf(pointer: string): string {
  const [components, schemas, name, properties, property, ...others] = fromPointer(pointer);
  const isPlain =
    components === 'components' &&
    schemas === 'schemas' &&
    properties === 'properties' &&
    others.length === 0;
  return isPlain ? `${name}.${property}` : pointer;
}
