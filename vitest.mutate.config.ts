import { mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

const chosen = (process.env['MUTATE'] ?? '').split(',').filter((room) => room !== '');
const all = 'upstream transaction files report gate verify/evidence verify/checks compare/rules'.split(' ');

/** The rooms whose code is mutated. */
export const mutatedRooms = chosen.length > 0 ? chosen : all;

/** The tests that are to notice it: those of the rooms, not those that start commands, which would take days. */
const tests = mutatedRooms.map((room) => `tests/${room === 'compare/rules' ? 'compare' : room}/**/*.test.ts`);

export default mergeConfig(
  { ...config, test: { ...config.test, projects: undefined } },
  { test: { include: tests } },
);
