import { expect, test } from 'vitest';
import { identityIn, type Identity } from '../../../src/verify/stateful/identity.ts';
import { takenStep, type StepFields } from './taken-step.ts';

const certain = (value: Identity['value']): Identity => ({ value, isCertain: true });
const likely = (value: Identity['value']): Identity => ({ value, isCertain: false });

test.each<[string, StepFields, string, Identity | undefined]>([
  ['a Location', { headers: { location: '/things/7' } }, 'id', certain('7')],
  [
    'a Location with a base path',
    { headers: { location: 'https://a.example/v2/things/a%20b/' } },
    'id',
    certain('a b'),
  ],
  ['a relative Location', { path: '/v2/things', headers: { location: 'things/7' } }, 'id', certain('7')],
  ['a name, where the parameter is one', { body: { name: 'n' } }, 'thingName', likely('n')],
  ['a name, where there is no id', { body: { name: 'n' } }, 'thing', likely('n')],
  ['an id before a name', { body: { name: 'n', id: 7 } }, 'thing', likely(7)],
  ['a Location of something else', { headers: { location: '/jobs/7' } }, 'id', undefined],
  ['a Location that is none', { headers: { location: 'http://[' } }, 'id', undefined],
  ['a Location with a broken escape', { headers: { location: '/things/%zz' } }, 'id', undefined],
  ['a member called like the parameter', { body: { thing_id: 7, id: 8 } }, 'thingId', certain(7)],
  ['the same, but not 201', { status: 200, body: { thingId: 7 } }, 'thingId', likely(7)],
  ['a member that is just called id', { body: { id: 7 } }, 'thingId', likely(7)],
  ['a parameter that is just called id', { body: { id: 'x' } }, 'id', likely('x')],
  ['an envelope', { body: { data: { id: 'x' } } }, 'id', likely('x')],
  ['an empty id', { body: { id: '' } }, 'id', undefined],
  ['an id that is an object', { body: { id: {} } }, 'id', undefined],
  ['no id', { body: { name: 'n' } }, 'id', undefined],
  ['a list', { body: [{ id: 1 }] }, 'id', undefined],
  ['nothing', {}, 'id', undefined],
])('%s', (_, fields, name, identity) => {
  const item = { name, shape: '/things/{}' };
  expect(identityIn({ item, step: takenStep(fields), isSameSchema: false })).toEqual(identity);
});

test('an id in an answer that has the schema of what is read is certain', () => {
  const item = { name: 'thing', shape: '/things/{}' };
  const step = takenStep({ status: 200, body: { id: 7 } });
  expect(identityIn({ item, step, isSameSchema: true })).toEqual(certain(7));
});
