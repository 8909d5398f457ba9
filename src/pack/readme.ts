import type { Contract } from '../contract/contract.ts';
import { propertyName } from '../generate/literal.ts';
import { type Json, isObject, textOf } from '../json.ts';
import { appendPointer, valueAt } from '../json-pointer.ts';
import { firstArgument } from './first-call.ts';
import { inlineCode, inlineText } from './markdown.ts';
import type { NamedTypes, OperationTypes } from './named-types.ts';

/** The text of the package's `README.md`. */
export function readme(contract: Contract, types: NamedTypes, name: string, file: string): string {
  const title = inlineText(textOf(valueAt(contract.document, '/info/title'))) || inlineText(contract.name);
  const sections = [
    `# ${title}`,
    `Types, a client and validators for the contract ${inlineCode(contract.name)}.`,
    `## Install\n\n\`\`\`\nnpm install ./${file}\n\`\`\``,
    firstCall(contract, types, name),
    answers(types),
    `## Requests\n\n${requests}`,
    validation(name),
    operationsTable(contract, types),
    license(valueAt(contract.document, '/info/license')),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** The first operation that can be called with what the description has examples of. */
function callOf(
  contract: Contract,
  { operations }: NamedTypes,
): { types: OperationTypes; argument: string } | undefined {
  for (const types of operations.slice(0, 20)) {
    const argument = firstArgument(contract, types);
    if (argument !== undefined) return { types, argument };
  }
  return undefined;
}

function firstCall(contract: Contract, types: NamedTypes, name: string): string {
  const call = callOf(contract, types);
  if (!call) return '';
  const { operation, method } = call.types;
  const schemes = operation.security.find((requirement) => requirement.schemes.length > 0)?.schemes ?? [];
  const credentials = schemes
    .filter(({ type }) => type !== 'mutualTLS')
    .map(({ name: scheme, type, scheme: http }) => {
      const value =
        type === 'http' && http === 'basic' ? "{ username: 'me', password: 'secret' }" : "'secret'";
      return `${propertyName(scheme)}: ${value}`;
    });
  const options = credentials.length > 0 ? `{ auth: { ${credentials.join(', ')} } }` : '';
  const reached = /^[A-Za-z_$][\w$]*$/.test(method) ? `.${method}` : `[${propertyName(method)}]`;
  return `## First call

\`\`\`ts
import { createClient, unwrap } from '${name}';

const client = createClient(${options});
const data = await unwrap(client${reached}(${call.argument}));
console.log(data);
\`\`\`

A credential is a value, or a function that gives one for each request.`;
}

function answers({ operations }: NamedTypes): string {
  const method = operations[0]?.method ?? 'method';
  return `## Answers and errors

- A method gives what the server answers, to be narrowed by \`status\`: \`data\` on 2xx, \`error\` otherwise, and
  \`response\` always.
- \`unwrap(…)\` gives \`data\`, or throws an \`AnswerError\` with \`status\`, \`body\` (parsed) and \`requestId\`.
  \`isAnswerError<Client['${method}']>(error)\` tells what was caught, so that \`error.status\` narrows \`error.body\`.
- A status that the description does not document throws an \`UndocumentedStatusError\`.
- No answer at all is what \`fetch\` throws: a \`TypeError\`, or a \`DOMException\` after a timeout or an abort.`;
}

const requests = `- \`baseUrl\`: the first server of the description by default. \`serverUrl(url, variables)\` fills in a server's variables.
- \`timeout\`: milliseconds for each attempt. \`signal\`, beside a call's \`body\`: aborts that call.
- \`retry\`: \`{ attempts, maximumDelay, delay }\`, or \`false\`. By default idempotent requests are sent up to twice more
  when no answer came or the status is 408, 429, 500, 502, 503 or 504, and any request on 429. \`Retry-After\` is heeded.
- \`middleware\`: openapi-fetch's. \`client.fetchClient\` is the openapi-fetch client underneath.`;

function validation(name: string): string {
  return `## Validators

\`\`\`ts
import { createClient } from '${name}';
import { validation } from '${name}/validators';

const client = createClient({ validation });
\`\`\`

In development and tests, methods then throw a \`ValidationError\` before they send what the contract does not allow,
and for answers that it does not allow. Each validator is a [Standard Schema](https://standardschema.dev) that forms
and routers take as it is, and works alone: \`is(value)\`, \`parse(value)\`. Without this import none of them is bundled.`;
}

function operationsTable({ document }: Contract, { operations }: NamedTypes): string {
  const rows = operations.map(({ operation, method }) => {
    const summary = inlineText(textOf(valueAt(document, appendPointer(operation.pointer, 'summary'))));
    const deprecated = operation.deprecated ? ' *deprecated*' : '';
    return `| ${inlineCode(method)}${deprecated} | ${inlineCode(operation.title)} | ${summary} |`;
  });
  return rows.length > 0
    ? `## Operations\n\n| method | request | |\n| --- | --- | --- |\n${rows.join('\n')}`
    : '';
}

function license(stated: Json | undefined): string {
  if (!isObject(stated)) return '';
  const url = textOf(stated['url']);
  const link = /^https?:\/\/[^\s<>()]+$/.test(url) ? `, <${url}>` : '';
  return `## License of the description\n\n${inlineText(textOf(stated['name']))}${link}`;
}
