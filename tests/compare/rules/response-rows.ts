import { withOperation } from '../changes-of.ts';
import type { Row } from './row.ts';

const ok = { 200: { description: '' } };
const answers = (responses: object): object => withOperation({ responses });
const header = (required: boolean, schema: object = {}): object => ({
  200: { description: '', headers: { 'X-Rest': { required, schema } } },
});

/** Rows by the rule that tells them. */
export const responseRows: Readonly<Record<string, readonly Row[]>> = {
  'response-status': [
    [
      'a success',
      answers({}),
      answers(ok),
      ['dangerous response.status.status.added'],
      ['breaking response.status.status.removed'],
    ],
    [
      'an error',
      answers(ok),
      answers({ ...ok, 404: { description: '' } }),
      ['safe response.status.status.added'],
      ['safe response.status.status.removed'],
    ],
    [
      'a status that a range covers',
      answers({ '2XX': { description: '' } }),
      answers({ '2XX': { description: '' }, 201: { description: '' } }),
      [],
      [],
    ],
  ],
  'response-header': [
    [
      'one that is promised',
      answers(ok),
      answers(header(true)),
      ['safe response.header.header.added'],
      ['breaking response.header.header.removed'],
    ],
    [
      'promised',
      answers(header(false)),
      answers(header(true)),
      ['safe response.header.required.tightened'],
      ['breaking response.header.required.loosened'],
    ],
    [
      'larger numbers',
      answers(header(true, { type: 'integer', maximum: 5 })),
      answers(header(true, { type: 'integer', maximum: 9 })),
      ['breaking response.header.maximum.loosened'],
      ['safe response.header.maximum.tightened'],
    ],
  ],
  'response-media-type': [
    [
      'another type',
      answers({ 200: { description: '', content: { 'application/json': {} } } }),
      answers({ 200: { description: '', content: { 'application/json': {}, 'text/csv': {} } } }),
      ['safe response.media-type.media-type.added'],
      ['breaking response.media-type.media-type.removed'],
    ],
  ],
  'response-body-schema': [
    [
      'judged by the range that covered the status',
      answers({
        default: { description: '', content: { 'application/json': { schema: { type: 'string' } } } },
      }),
      answers({
        default: { description: '', content: { 'application/json': { schema: { type: 'string' } } } },
        200: { description: '', content: { 'application/json': { schema: { type: 'integer' } } } },
      }),
      ['breaking response.body.type.changed'],
      ['breaking response.body.type.changed'],
    ],
  ],
};
