import type { Step } from './step.ts';
import { compare } from './steps/compare.ts';
import { generated } from './steps/generated.ts';
import { lint } from './steps/lint.ts';
import { types } from './steps/types.ts';
import { uses } from './steps/uses.ts';
import { upstream } from './steps/upstream.ts';
import { verify } from './steps/verify.ts';

/** The steps of the gate, in the order of reports. They run side by side: none needs another's result. */
export const steps: readonly Step[] = [upstream, generated, types, lint, uses, compare, verify];
