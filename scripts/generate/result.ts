import { escapeLine } from '../../src/report/control-characters.ts';

/** What generating did for one contract. */
export interface GenerateResult {
  readonly contract: string;
  /** Whether anything was written. */
  readonly changed: boolean;
  /** What `generated/<contract>/` holds. */
  readonly files: readonly string[];
}

/** The result as people read it; ends in a line end. */
export function resultLine({ contract, changed, files }: GenerateResult): string {
  const done = changed ? `${files.length} files written` : 'up to date';
  return `generated/${escapeLine(contract)}: ${done}\n`;
}
