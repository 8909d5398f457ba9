import type { Contract } from '../contract/contract.ts';
import { documentationComment } from '../generate/documentation-comment.ts';
import { stringLiteral } from '../generate/literal.ts';
import { isObject, textOf } from '../json.ts';
import { toPointer, valueAt } from '../json-pointer.ts';
import type { NamedComponent, NamedTypes, OperationTypes } from './named-types.ts';

/** The text of `types.ts`: a name for every component, and for the parts of every operation. */
export function typesFile(contract: Contract, { components, operations }: NamedTypes): string {
  const types = [
    ...components.map((component) => componentTypes(component, contract)),
    ...operations.map(operationTypes),
  ].join('\n');
  return `${importsFor(types)}\n${types}`;
}

const imports: readonly [source: string, names: readonly string[]][] = [
  ['./client.ts', ['Methods']],
  ['./pack/operation-types.ts', ['AnswersOf', 'ParametersOf']],
  ['./runtime/call.ts', ['BodyOf', 'ResultOf']],
  ['./runtime/read-write.ts', ['Readable', 'Writable']],
  ['./schema.ts', ['components', 'paths']],
];

/** Only what is used: consumers may check for unused imports. */
function importsFor(types: string): string {
  const lines = imports.flatMap(([source, names]) => {
    const used = names.filter((name) => new RegExp(`= .*\\b${name}[<[]`).test(types));
    return used.length > 0 ? [`import type { ${used.join(', ')} } from '${source}';\n`] : [];
  });
  return lines.length > 0 ? lines.join('') : 'export {};\n';
}

function componentTypes({ key, name, inputName }: NamedComponent, { document }: Contract): string {
  const type = `components["schemas"][${stringLiteral(key)}]`;
  const schema = valueAt(document, toPointer(['components', 'schemas', key]));
  const { title, description, deprecated } = isObject(schema) ? schema : {};
  const comment = (direction: string): string =>
    documentationComment([textOf(title), textOf(description), direction], {
      deprecated: deprecated === true,
    });
  if (inputName === undefined) return `${comment('')}export type ${name} = ${type};\n`;
  return (
    `${comment('As answers hold it.')}export type ${name} = Readable<${type}>;\n` +
    `${comment('As requests hold it.')}export type ${inputName} = Writable<${type}>;\n`
  );
}

function operationTypes({ operation, method, name }: OperationTypes): string {
  const path = `paths[${stringLiteral(operation.path)}][${stringLiteral(operation.method)}]`;
  const member = `Methods[${stringLiteral(method)}]`;
  const { deprecated } = operation;
  const type = (suffix: string, what: string, definition: string): string =>
    `${documentationComment([`${what} of \`${operation.title}\``], { deprecated })}export type ${name}${suffix} = ${definition};\n`;
  return [
    operation.parameters.length > 0 ? type('Parameters', 'The parameters', `ParametersOf<${path}>`) : '',
    operation.requestBody ? type('Body', 'The body', `BodyOf<${member}>`) : '',
    type('Result', 'What is answered to a call', `ResultOf<${member}>`),
    type('Answers', 'The bodies of the answers, by status,', `AnswersOf<${path}>`),
  ].join('');
}
