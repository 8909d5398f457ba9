// The package's front door: what its commands are made of, for programs.

export type { Change, Proof } from './compare/change.ts';
export { compareContracts, type CompareOptions, type Comparison } from './compare/compare.ts';
export type { Contract, Operation } from './contract/contract.ts';
export { loadContract, loadContracts, loadDescription } from './contract/load.ts';
export { ExpectedError } from './expected-error.ts';
export type { Evidence, Finding, Severity } from './finding.ts';
export { runGate, type GateOptions, type GateReport, type StepOutcome } from './gate/gate.ts';
export { generateFiles } from './generate/generate.ts';
export type { GeneratedFile } from './generate/generated-file.ts';
export { findStale } from './generate/stale.ts';
export { writeGenerated } from './generate/write.ts';
export type { Json, JsonObject } from './json.ts';
export { lintContract } from './lint/lint.ts';
export { startMock, type Mock, type MockOptions } from './mock/start.ts';
export { type ContractPackage, packContract, type PackOptions } from './pack/pack.ts';
export { tarball } from './pack/tarball.ts';
export { reportFormats } from './report/formats.ts';
export type { Report, ReportFormat, ReportOptions } from './report/report.ts';
export { formatLocation, type SourceLocation } from './source-location.ts';
export type { VerifyOptions } from './verify/options.ts';
export { verifyContract, type VerifyReport } from './verify/verify.ts';
