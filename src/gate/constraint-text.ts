import type { CoverageFigure } from '../verify/coverage.ts';
import { count } from './count.ts';

/** A coverage figure in words: `17 of 17 constraints exercised on both sides, 2 more cannot be tried`. */
export function constraintText({ both, total, impossible }: CoverageFigure): string {
  const rest = impossible === 0 ? '' : `, ${impossible} more cannot be tried`;
  return `${both} of ${count(total, 'constraint')} exercised on both sides${rest}`;
}
