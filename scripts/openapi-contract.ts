#!/usr/bin/env node
import { isMain } from './command/main.ts';
import { runInProcess } from './command/process.ts';
import { runProgram } from './command/program.ts';

export { commands, runProgram, summary } from './command/program.ts';

// Not awaited: `completion` imports the program, which then must be through.
if (isMain(import.meta)) void runInProcess(runProgram);
