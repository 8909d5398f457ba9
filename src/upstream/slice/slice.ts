import { isDeepStrictEqual } from 'node:util';
import { type Document, parseDocument, stringify } from 'yaml';
import { resolve } from '../../contract/references.ts';
import { parseSourceFile } from '../../contract/source-file.ts';
import { ExpectedError } from '../../expected-error.ts';
import { type Json, type JsonObject, isObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { nearestOnes } from '../../nearest.ts';
import { type OperationName, operationText } from '../operation-name.ts';
import { cutText } from './cut.ts';
import { type Kept, keptOf, keptValue, operationsIn } from './kept.ts';
import { reachOf } from './reach.ts';
import { aliasNeeds } from './yaml-aliases.ts';
import { writtenJson } from './written-json.ts';
import { writtenYaml } from './written-yaml.ts';

/** A description as it is written, and what it says. */
export interface WrittenDescription {
  readonly text: string;
  readonly value: JsonObject;
  readonly isJson: boolean;
  /** What errors call it. */
  readonly name: string;
}

/**
 * The text of a description with one of its operations and what that needs: the path's parameters and
 * servers, the components that it reaches, and everything at the root that is not made of operations or
 * components. What stays is not touched, comments and all. A description that has this operation alone
 * stays as it is, letter by letter.
 *
 * @throws ExpectedError when there is no such operation
 */
export function sliceText(description: WrittenDescription, operation: OperationName): string {
  const { text, value, isJson } = description;
  const found = operationPointers(description, operation);
  if (hasOneOperation(value)) return text;
  // Whether a key is there twice was seen when the text was read first.
  const options = { merge: true, logLevel: 'silent', uniqueKeys: false } as const;
  const document = isJson ? undefined : parseDocument(text, options);
  const { units, tags } = reachOf(value, found, aliasNeeds(document?.contents));
  // A reference to the description itself needs all of it.
  if (units.has('')) return text;
  const kept = keptOf(value, units, tags);
  return cutFaithfully(description, document, kept);
}

/** Where the operation stands: the path item, its references followed, and in the last one the method. */
function operationPointers({ value, name }: WrittenDescription, operation: OperationName): string[] {
  const pointer = appendPointer('/paths', operation.path);
  const paths = isObject(value['paths']) ? value['paths'] : {};
  const item = Object.hasOwn(paths, operation.path) ? paths[operation.path] : undefined;
  const resolved = resolve(value, pointer);
  if (isObject(item) && !resolved) return [appendPointer(pointer, '$ref')];
  const found = isObject(resolved?.value)
    ? operationsIn(resolved.value).find(([tokens]) => tokens.at(-1) === operation.method)
    : undefined;
  if (resolved && found && isObject(found[1])) {
    const own = appendPointer(resolved.pointer, ...found[0]);
    return resolved.pointer === pointer ? [own] : [appendPointer(pointer, '$ref'), own];
  }
  const names = operationNames(value);
  const wanted = operationText(operation);
  const near = nearestOnes(wanted, names, 3).join('", "');
  throw new ExpectedError(`${name} has no operation "${wanted}"`, {
    help: near === '' ? 'It has no operations at all.' : `The nearest that it has: "${near}".`,
  });
}

function operationNames(document: JsonObject): string[] {
  const paths = isObject(document['paths']) ? document['paths'] : {};
  return Object.keys(paths).flatMap((path) => {
    const item = resolve(document, appendPointer('/paths', path))?.value;
    if (!isObject(item)) return [];
    return operationsIn(item).flatMap(([tokens, operation]) =>
      isObject(operation) ? [`${tokens.at(-1)} ${path}`] : [],
    );
  });
}

function hasOneOperation(document: JsonObject): boolean {
  const paths = isObject(document['paths']) ? document['paths'] : {};
  const names = Object.keys(paths).filter((path) => path.startsWith('/'));
  return names.length === 1 && operationNames(document).length === 1 && !isObject(document['webhooks']);
}

/**
 * Cuts the text, and makes sure that it then says what is meant: YAML can be written in ways that cannot be
 * cut by lines. Such a description is written anew, without its comments.
 */
function cutFaithfully(
  { text, value, isJson }: WrittenDescription,
  document: Document | undefined,
  kept: Kept,
): string {
  const wanted = keptValue(value, kept);
  const written = isJson ? writtenJson(text) : writtenYaml(document?.contents, text);
  const cut = written && cutText(text, written, kept);
  if (cut !== undefined && isDeepStrictEqual(valueOf(cut, isJson), wanted)) return cut;
  return isJson ? `${JSON.stringify(wanted, null, 2)}\n` : stringify(wanted, { lineWidth: 0 });
}

function valueOf(text: string, isJson: boolean): Json | undefined {
  try {
    return parseSourceFile(text, isJson ? 'slice.json' : 'slice.yaml', 'slice').value;
  } catch {
    return undefined;
  }
}
