import type { Operation } from '../contract/contract.ts';
import { dataLiteral, propertyName } from '../generate/literal.ts';
import { isObject, type Json } from '../json.ts';
import type { EdgeDocs } from '../page/reference-data.ts';

/** A literal that is longer, in characters, takes several lines. */
const longestLine = 64;

/** A valid request, and the values of its parameters by their parts. */
export interface ValidRequest {
  readonly valid: EdgeDocs | undefined;
  readonly values: ReadonlyMap<string, Json>;
}

/** A call of the generated client that sends a valid request, and what is done with its answers. */
export function callText(operation: Operation, method: string, { valid, values }: ValidRequest): string {
  const groups = Map.groupBy(
    operation.parameters.filter(({ required }) => required),
    ({ in: place }) => place,
  );
  const parameters = [...groups].map(([place, list]) => {
    const members = list.map(
      ({ name, examples }) =>
        `${propertyName(name)}: ${valueText(examples[0]?.value ?? values.get(`${place}.${name}`))}`,
    );
    return `${place}: { ${members.join(', ')} }`;
  });
  const members = [
    ...(parameters.length > 0 ? [`params: { ${parameters.join(', ')} },`] : []),
    ...(valid?.body === undefined ? [] : [`body: ${literal(valid.body, 1)},`]),
  ];
  const argument = members.length === 0 ? '' : `{\n${members.map((member) => `  ${member}\n`).join('')}}`;
  const [good, bad] = [
    statusOf(operation, /^2\d\d$/),
    statusOf(operation, /^422$/) ?? statusOf(operation, /^4\d\d$/),
  ];
  return [
    `const result = await client.${method}(${argument});`,
    ...(good === undefined ? [] : [`if (result.status === ${good}) use(result.data);`]),
    ...(good === undefined || bad === undefined
      ? []
      : [`else if (result.status === ${bad}) show(result.error);`]),
  ].join('\n');
}

function statusOf({ responses }: Operation, pattern: RegExp): string | undefined {
  return responses.find(({ status }) => pattern.test(status))?.status;
}

function valueText(value: Json | undefined): string {
  return value === undefined ? '…' : dataLiteral(value);
}

/** A value as TypeScript, in one line where it is short. */
function literal(value: Json, depth: number): string {
  const line = dataLiteral(value);
  if (value === null || typeof value !== 'object' || line.length <= longestLine) return line;
  const pad = '  '.repeat(depth);
  if (!isObject(value)) {
    const items = value.slice(0, 4).map((item) => `${pad}  ${literal(item, depth + 1)},`);
    return `[\n${[...items, ...(value.length > 4 ? [`${pad}  // …`] : [])].join('\n')}\n${pad}]`;
  }
  const lines = Object.entries(value).map(
    ([name, member]) => `${pad}  ${propertyName(name)}: ${literal(member, depth + 1)},`,
  );
  return `{\n${lines.join('\n')}\n${pad}}`;
}
