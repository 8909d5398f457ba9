import type { Contract, Operation, SecurityScheme } from '../contract/contract.ts';
import { isEvents } from '../contract/sequences.ts';
import { serversOf } from '../contract/servers.ts';
import { isObject, textOf } from '../json.ts';
import { fromPointer, valueAt } from '../json-pointer.ts';
import { documentationComment } from './documentation-comment.ts';
import { Name, dataLiteral, propertyName, stringLiteral } from './literal.ts';
import { type NamedOperation, nameMethods } from './method-name.ts';
import { hasMarkedProperties } from './marked-properties.ts';
import { describePages } from './pagination-description.ts';
import {
  type DescribedOperation,
  describeOperation,
  describeScheme,
  givesFile,
  isBasic,
} from './operation-description.ts';
import { dateShapes } from './date-shapes.ts';
import type { GenerateOptions } from './generation.ts';
import { RuntimeCall, calledIn, runtimeModules } from './runtime-call.ts';

/** The text of `client.ts`: servers, security schemes, a method for each operation, and their factory. */
export function clientFile(contract: Contract, { dates }: GenerateOptions = {}): string {
  const servers = serversOf(contract.document['servers']);
  const named = nameMethods(contract.operations);
  const schemes = schemesOf(contract);
  const auth = schemes.map(authMember).join('');
  const shapes = dates === 'Date' || dates === 'Temporal' ? dateShapes(contract) : undefined;
  const descriptions = named.map(({ operation }): DescribedOperation => {
    const described = describeOperation(contract.document, operation, servers[0]);
    const own = shapes?.of(operation);
    return own
      ? { ...described, dates: new RuntimeCall('dates', dates, new Name('shapes'), own) }
      : described;
  });
  return `${imports(auth, named, descriptions, schemes.map(describeScheme))}
/** The servers that the description names. The first is the default base URL. */
export const servers = [${servers.map(stringLiteral).join(', ')}] as const;

/** Credentials by security scheme: each a value, or a function that gives one for each request. */
export type Auth = {${block(auth)}};

/** openapi-fetch's options, and credentials. A \`baseUrl\` goes before every server of the description. */
export type ClientOptions = ConnectOptions<Auth>;

/** A method for each operation. */
export interface Methods {${block(named.map((each) => methodMember(contract, each)).join('\n'))}}

/** A method for each operation, and the openapi-fetch client underneath. */
export type Client = Methods & Connected<paths>;

${shapes && Object.keys(shapes.named).length + descriptions.length > 0 && descriptions.some((each) => each.dates) ? `/** Where dates are. */\nconst shapes: Readonly<Record<string, Shape>> = ${dataLiteral(shapes.named)};\n\n` : ''}const contract: ContractDescription<keyof Methods> = {
  servers,
  securitySchemes: {${block(schemes.map(schemeMember).join(''), '  ')}},
${schemes.length > 0 ? '  authentication,\n' : ''}  operations: {${block(named.map(({ name }, index) => operationMember(name, descriptions[index] ?? {})).join(''), '  ')}},
};

/**
 * A client for the contract. Its methods take openapi-fetch's options (\`params\`, \`body\`, …) and give
 * what the server answers, to be narrowed by \`status\`; they throw an UndocumentedStatusError when the
 * description does not document the status.
 */
export function createClient(options: ClientOptions = {}): Client {
  return connect<paths, Methods>(contract, options);
}
`;
}

/** Only what is used: consumers may check for unused imports. */
function imports(
  auth: string,
  named: readonly NamedOperation[],
  descriptions: readonly DescribedOperation[],
  schemes: readonly (RuntimeCall | undefined)[],
): string {
  const credentials = ['BasicCredentials', 'Credential'].filter(
    (name) => auth.includes(`${name}<`) || auth.includes(`<${name}>`),
  );
  return [
    credentials.length > 0
      ? `import type { ${credentials.join(', ')} } from './runtime/description.ts';\n`
      : '',
    auth === '' ? '' : "import { authentication } from './runtime/authentication.ts';\n",
    callImports(named),
    descriptions.some(({ dates }) => dates) ? "import type { Shape } from './runtime/dates.ts';\n" : '',
    descriptions.some(({ also }) => also?.['stream'])
      ? "import type { ByteStreaming } from './runtime/byte-stream.ts';\n"
      : '',
    descriptions.some(({ also }) => also?.['pages'])
      ? "import type { Paging } from './runtime/pages.ts';\n"
      : '',
    "import { type ConnectOptions, type Connected, connect } from './runtime/connect.ts';\n",
    "import type { ContractDescription } from './runtime/description.ts';\n",
    ...[...new Set(calledIn([descriptions, schemes]))]
      .toSorted()
      .map((name) => `import { ${name} } from './runtime/${runtimeModules[name]}.ts';\n`),
    "import type { paths } from './schema.ts';\n",
  ].join('');
}

function callImports(named: readonly NamedOperation[]): string {
  const streaming = named.filter(({ operation }) => responsesAreEvents(operation));
  return [
    streaming.length < named.length ? "import type { Call } from './runtime/call.ts';\n" : '',
    streaming.length > 0 ? "import type { EventsCall } from './runtime/events.ts';\n" : '',
  ].join('');
}

function responsesAreEvents({ responses }: Operation): boolean {
  return responses.some(({ content }) => content.some(({ type }) => isEvents(type)));
}

/** Members between braces. */
function block(members: string, indent = ''): string {
  return members === '' ? '' : `\n${members}${indent}`;
}

/** The schemes that operations ask for, each once. */
function schemesOf({ operations }: Contract): SecurityScheme[] {
  const asked = operations.flatMap(({ security }) => security.flatMap(({ schemes }) => schemes));
  const byName = new Map(asked.map((scheme) => [scheme.name, scheme]));
  return [...byName.values()].filter((scheme) => describeScheme(scheme) !== undefined);
}

function authMember(scheme: SecurityScheme): string {
  const value = isBasic(scheme) ? 'BasicCredentials' : 'string';
  return `  ${propertyName(scheme.name)}?: Credential<${value}>;\n`;
}

function schemeMember(scheme: SecurityScheme): string {
  return `    ${propertyName(scheme.name)}: ${dataLiteral(describeScheme(scheme))},\n`;
}

/** Where requests and answers of an operation hold different values, in the words of `Call`. */
function markedParts({ document }: Contract, { requestBody, responses }: Operation): string {
  const isMarked = ({ pointer }: { pointer: string }): boolean =>
    hasMarkedProperties(document, fromPointer(pointer));
  const statuses = responses.filter(isMarked).map(({ status }) => dataLiteral(Number(status) || status));
  const body = requestBody && isMarked(requestBody) ? ["'body'"] : [];
  return [...body, ...statuses].join(' | ') || 'never';
}

function methodMember(contract: Contract, { name, operation }: NamedOperation): string {
  const written = valueAt(contract.document, operation.pointer);
  const { summary, description } = isObject(written) ? written : {};
  const texts = [textOf(summary), textOf(description), `\`${operation.title}\``];
  const comment = documentationComment(texts, { deprecated: operation.deprecated, indent: '  ' });
  const type = `paths[${stringLiteral(operation.path)}][${stringLiteral(operation.method)}]`;
  const call = `${responsesAreEvents(operation) ? 'EventsCall' : 'Call'}<${type}, ${markedParts(contract, operation)}>`;
  const pages = describePages(contract.document, operation);
  const also = [
    ...(pages ? [`Paging<${call}, ${dataLiteral(pages.items)}>`] : []),
    ...(givesFile(operation) ? [`ByteStreaming<${call}>`] : []),
  ];
  return `${comment}  ${propertyName(name)}: ${[call, ...also].join(' & ')};\n`;
}

function operationMember(name: string, description: object): string {
  const members = Object.entries(description);
  const lines = members.map(([key, value]) => `      ${key}: ${dataLiteral(value)},\n`);
  return `    ${propertyName(name)}: {\n${lines.join('')}    },\n`;
}
