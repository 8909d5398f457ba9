import type { Json, JsonObject } from '../../json.ts';
import { isObject } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import { schemaPlaces, type SchemaPlaces } from '../schema-places.ts';
import type { Purpose, Use, UseOfPart, UsePlace } from '../use.ts';
import type { Generics } from './generics.ts';
import { operationIndex, pointersIn, type OperationIndex, type Pointers } from './pointers.ts';
import ts from './typescript.ts';

/** The generated types of a contract that a program imports, and the document that they are of. */
export interface ContractTypes {
  readonly document: JsonObject;
  readonly places: SchemaPlaces;
  readonly operations: OperationIndex;
  readonly pointers: Pointers;
  /** The folder whose files are generated: what stands there is no use. */
  readonly folder: string;
}

/** What a consumer's own declarations of properties become: joined when all is read. */
export interface OwnProperties {
  /** By declaration: the parts of the contract that a property becomes, and where it does. */
  readonly become: Map<ts.Node, { readonly pointers: Map<string, Purpose>; readonly places: Set<ts.Node> }>;
  /** By declaration: where a property is set. */
  readonly set: Map<ts.Node, ts.Node[]>;
}

/** What the parts of the walk share while a program is read: what its symbols stand for, and where uses go. */
export interface Reader extends ContractTypes {
  readonly checker: ts.TypeChecker;
  /** The pointers of what a symbol declares in the contract; none of others. */
  pointersOf(symbol: ts.Symbol | undefined): readonly string[];
  /** The pointers of a property of a type. */
  pointersAt(type: ts.Type, name: string): readonly string[];
  /** Whether values of a type hold parts of the contract. */
  carries(type: ts.Type): boolean;
  /** The type of an expression. */
  typeOf(node: ts.Node): ts.Type;
  isOperation(pointer: string): boolean;
  readonly own: OwnProperties;
  readonly generics: Generics;
  /** Object literals that were read already, as the value of something else. */
  readonly handled: Set<ts.Node>;
  record(use: UseOfPart, pointers: readonly string[], node: ts.Node): void;
  /** The names of properties of schemas that are marked for one way. */
  marks(owners: readonly string[]): Marks;
  /** The values that schemas list by `enum` or `const`; `undefined` when one of them does not. */
  listed(pointers: readonly string[]): readonly Json[] | undefined;
}

/** The names of properties that travel one way alone. */
export interface Marks {
  readonly readOnly: ReadonlySet<string>;
  readonly writeOnly: ReadonlySet<string>;
}

/** @param file the file of the contract's types */
export function contractTypes(file: ts.SourceFile, document: JsonObject, folder: string): ContractTypes {
  const places = schemaPlaces(document);
  const operations = operationIndex(document);
  return { document, places, operations, folder, pointers: pointersIn(file, places, operations) };
}

/**
 * @param placeOf where a node stands
 * @param onUse takes each use
 */
export function createReader(
  checker: ts.TypeChecker,
  types: ContractTypes,
  placeOf: (node: ts.Node) => UsePlace,
  onUse: (use: Use) => void,
): Reader {
  const { pointers, places, operations } = types;
  const known = new Map<ts.Symbol, readonly string[]>();
  const operationPointers = new Set([...operations.values()].map(({ pointer }) => pointer));
  const pointersOf = (symbol: ts.Symbol | undefined): readonly string[] => {
    if (!symbol) return [];
    const found = known.get(symbol);
    if (found) return found;
    // What leads back to itself finds nothing there.
    known.set(symbol, []);
    const own = declaredPointers(symbol);
    known.set(symbol, own);
    return own;
  };
  const declaredPointers = (symbol: ts.Symbol): readonly string[] => {
    const own = (symbol.declarations ?? []).flatMap((node) => pointers.byNode.get(node) ?? operationOf(node));
    if (own.length > 0) return [...new Set(own)];
    const renamed = renamedProperty(checker, symbol);
    if (renamed) return pointersOf(renamed);
    const roots = checker.getRootSymbols(symbol).filter((root) => root !== symbol);
    return [...new Set(roots.flatMap(pointersOf))];
  };
  /** A method of the generated client: `listOrders: Call<paths["/orders"]["get"], 200>`. */
  const operationOf = (node: ts.Node): readonly string[] => {
    if (!ts.isPropertySignature(node) || !node.type || !isInside(node, types.folder)) return [];
    const [path, method] = accessedIn(node.type) ?? [];
    const described = path === undefined ? undefined : operations.get(`${method} ${path}`);
    return described ? [described.pointer] : [];
  };
  const carrying = new Map<ts.Type, boolean>();
  const carries = (type: ts.Type, depth = 0): boolean => {
    const found = carrying.get(type);
    if (found !== undefined) return found;
    carrying.set(type, false);
    const answer = carriesPart(type, depth);
    carrying.set(type, answer);
    return answer;
  };
  const carriesPart = (type: ts.Type, depth: number): boolean => {
    if (type.isUnionOrIntersection()) return type.types.some((each) => carries(each, depth));
    if ((type.flags & ts.TypeFlags.Object) === 0) return false;
    if (argumentsOf(checker, type).some((argument) => carries(argument, depth + 1))) return true;
    if (type.getCallSignatures().length > 0 || isForeign(type, types.folder)) return false;
    const properties = checker.getPropertiesOfType(type);
    if (properties.some((property) => partOf(pointersOf(property)))) return true;
    if (depth >= deepest || properties.length > mostProperties) return false;
    return properties.some((property) => carries(checker.getTypeOfSymbol(property), depth + 1));
  };
  /** Paths and their methods are the way to the parts, and no parts themselves. */
  const partOf = (found: readonly string[]): boolean =>
    found.some((pointer) => !operationPointers.has(pointer));
  return {
    ...types,
    checker,
    pointersOf,
    pointersAt: (type, name) => pointersOf(checker.getPropertyOfType(type, name)),
    carries,
    typeOf: (node) => checker.getTypeAtLocation(node),
    isOperation: (pointer) => operationPointers.has(pointer),
    own: { become: new Map(), set: new Map() },
    handled: new Set(),
    generics: { escaping: new Set(), given: [] },
    record: (use, found, node) => {
      if (found.length === 0) return;
      const at = placeOf(node);
      for (const pointer of found) onUse({ ...use, pointer, at });
    },
    marks: (owners) => marksOf(places, owners),
    listed: (found) => {
      const lists = found.map((pointer) => listedAt(places, pointer));
      return lists.every((list) => list !== undefined) ? [...new Set(lists.flat())] : undefined;
    },
  };
}

const deepest = 4;
const mostProperties = 200;

function listedAt(places: SchemaPlaces, pointer: string): readonly Json[] | undefined {
  const found = places.whole([pointer]).flatMap((each) => {
    const schema = valueAt(places.document, each);
    if (!isObject(schema)) return [];
    if (schema['const'] !== undefined) return [schema['const']];
    return Array.isArray(schema['enum']) ? schema['enum'] : [];
  });
  return found.length > 0 ? found : undefined;
}

function marksOf(places: SchemaPlaces, owners: readonly string[]): Marks {
  const names = [...places.names(owners)];
  const marked = (mark: string): ReadonlySet<string> =>
    new Set(
      names.filter((name) =>
        places.whole(places.properties(owners, name)).some((pointer) => {
          const schema = valueAt(places.document, pointer);
          return isObject(schema) && schema[mark] === true;
        }),
      ),
    );
  return { readOnly: marked('readOnly'), writeOnly: marked('writeOnly') };
}

/** The operation that a type speaks of first: `paths["/orders"]["get"]` gives `/orders` and `get`. */
function accessedIn(node: ts.Node): readonly [string, string] | undefined {
  if (ts.isIndexedAccessTypeNode(node) && ts.isIndexedAccessTypeNode(node.objectType)) {
    const [path, method] = [node.objectType.indexType, node.indexType].map((index) =>
      ts.isLiteralTypeNode(index) && ts.isStringLiteral(index.literal) ? index.literal.text : undefined,
    );
    if (path !== undefined && method !== undefined) return [path, method];
  }
  return ts.forEachChild(node, accessedIn);
}

/** The type arguments of arrays, promises, maps and the like. */
export function argumentsOf(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  const isReference = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
  return isReference ? checker.getTypeArguments(type as ts.TypeReference) : [];
}

/** Whether a type is a library's, which is not made of parts of the contract but by its arguments. */
function isForeign(type: ts.Type, folder: string): boolean {
  const [first] = type.symbol?.declarations ?? [];
  if (!first) return false;
  const { fileName } = first.getSourceFile();
  return fileName.includes('/node_modules/') &&
    !fileName.startsWith(`${folder}/`) &&
    !ts.isMappedTypeNode(first)
    ? !ts.isTypeLiteralNode(first)
    : false;
}

function isInside(node: ts.Node, folder: string): boolean {
  return node.getSourceFile().fileName.startsWith(`${folder}/`);
}

/**
 * The property that one of a mapped type with other names stands for: `` { [K in 'number' as `get_${K}`]: Order[K] } ``.
 * TypeScript links those alone whose names stay.
 */
function renamedProperty(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol | undefined {
  const { links } = symbol as ts.Symbol & { links?: { keyType?: ts.Type; mappedType?: ts.Type } };
  const key = links?.keyType;
  const declaration = links?.mappedType?.symbol?.declarations?.[0];
  if (!key?.isStringLiteral() || !declaration || !ts.isMappedTypeNode(declaration)) return undefined;
  const template = declaration.type;
  if (!template || !ts.isIndexedAccessTypeNode(template)) return undefined;
  return checker.getPropertyOfType(checker.getTypeFromTypeNode(template.objectType), key.value);
}
