import { listenToStages } from '../../src/timing.ts';
import { escapeLine } from '../../src/report/control-characters.ts';

/** Begins to listen; gives what is called at the end for the lines that say where the time went. */
export function timings(): () => string {
  const stages = listenToStages();
  return () => {
    const lines = stages().map(({ stage, begun, ended }) => [stage, seconds(ended - begun)] as const);
    const width = Math.max(0, ...lines.map(([stage]) => stage.length));
    const { user, system } = process.cpuUsage();
    const own = `${seconds(performance.now())} in all, ${seconds((user + system) / 1000)} of CPU in this process`;
    return [own, ...lines.map(([stage, time]) => `  ${escapeLine(stage).padEnd(width)}  ${time}`), ''].join(
      '\n',
    );
  };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
