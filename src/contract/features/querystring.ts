import { type Json, type JsonObject, isObject, textOf } from '../../json.ts';
import { methods } from '../contract.ts';
import { internalPointer } from '../references.ts';
import { valueAt } from '../../json-pointer.ts';
import type { Feature, Mistake } from './feature.ts';

/** A parameter that is the whole query: alone there, and described by `content`. */
export const querystring: Feature = {
  section: 'Parameter Locations',
  kinds: ['parameter', 'pathItem'],
  mistakes: (object, { kind }, document) =>
    kind === 'parameter' ? ownMistakes(object) : companyMistakes(object, document),
};

function* ownMistakes(parameter: JsonObject): Iterable<Mistake> {
  if (parameter['in'] !== 'querystring') return;
  const field = ['schema', 'style', 'explode', 'allowReserved'].find((each) => parameter[each] !== undefined);
  if (field !== undefined)
    yield {
      at: [field],
      message: `a parameter in \`querystring\` cannot have \`${field}\``,
      help: 'Describe it by `content`, with one media type.',
    };
  else if (!isObject(parameter['content']) || Object.keys(parameter['content']).length !== 1)
    yield {
      at: ['content'],
      message: 'a parameter in `querystring` must have `content` with one media type',
      help: 'Describe it by `content`, with one media type.',
    };
}

function* companyMistakes(item: JsonObject, document: JsonObject): Iterable<Mistake> {
  const additional = isObject(item['additionalOperations']) ? item['additionalOperations'] : {};
  const ofPath = placed(item['parameters'], ['parameters'], document);
  const operations = [
    ...methods.map((method) => [[method], item[method]] as const),
    ...Object.entries(additional).map(([key, value]) => [['additionalOperations', key], value] as const),
  ];
  for (const [way, operation] of operations) {
    if (!isObject(operation)) continue;
    const own = placed(operation['parameters'], [...way, 'parameters'], document);
    const overridden = new Set(own.map(({ key }) => key));
    yield* together([...ofPath.filter(({ key }) => !overridden.has(key)), ...own]);
  }
}

function* together(parameters: readonly Placed[]): Iterable<Mistake> {
  const [whole, second] = parameters.filter((each) => each.in === 'querystring');
  const single = parameters.find((each) => each.in === 'query');
  if (!whole) return;
  if (second)
    yield {
      at: second.at,
      message: `two parameters are in \`querystring\`: ${whole.name} and ${second.name}`,
      help: 'The whole query is one value: describe it by one parameter.',
    };
  else if (single)
    yield {
      at: single.at,
      message: `the parameter ${whole.name} is the whole query; ${single.name} cannot be in \`query\` beside it`,
      help: `Make ${single.name} a part of ${whole.name}, or put ${whole.name} in \`query\`.`,
    };
}

interface Placed {
  readonly in: string;
  readonly name: string;
  /** What a parameter is overridden by. */
  readonly key: string;
  readonly at: readonly (string | number)[];
}

function placed(list: Json | undefined, way: readonly string[], document: JsonObject): readonly Placed[] {
  return (Array.isArray(list) ? list : []).flatMap((item, index) => {
    const pointer = isObject(item) ? internalPointer(textOf(item['$ref'])) : undefined;
    const parameter = pointer === undefined ? item : valueAt(document, pointer);
    if (!isObject(parameter)) return [];
    const [place, name] = [textOf(parameter['in']), textOf(parameter['name'])];
    return [{ in: place, name, key: `${place} ${name}`, at: [...way, index] }];
  });
}
