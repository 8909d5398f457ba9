import { isObject } from '../json.ts';
import { fails, shaped } from '../demand.ts';
import type { Keyword } from '../keyword.ts';
import { allPass } from './all-of.ts';
import { where } from '../shape.ts';

/** `propertyNames`: what every name must meet (Core 2020-12, section 10.3.2.4). */
export const propertyNames: Keyword = {
  name: 'propertyNames',
  types: ['object'],
  assert: (_, site) => [[{ shape: where({ object: { names: site.demandOf('propertyNames') } }) }]],
  deny: (_, site) => [{ shape: { object: { someNames: [fails(site.child('propertyNames'))] } } }],
  judge: (_, site, judgeOf) => {
    const judge = judgeOf(site.child('propertyNames'));
    return (instance, visit) =>
      !isObject(instance) ||
      allPass(Object.keys(instance), visit, (name) => {
        const attempt = visit.attempt('propertyNames');
        if (judge(name, attempt)) return true;
        visit.take(attempt);
        return visit.fail(site.node, 'propertyNames', 'property name must be valid');
      });
  },
  rules: (_, site) => {
    const wrong = shaped({ object: { someNames: [fails(site.child('propertyNames'))] } });
    return [
      {
        tokens: [],
        boundaries: [{ label: 'a name', demand: shaped({ object: { minProperties: 1 } }) }],
        breaks: [{ label: 'a name that does not fit', demand: wrong }],
      },
    ];
  },
};
