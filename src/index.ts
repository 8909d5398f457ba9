// The package's front door: what its commands are made of, for programs.

export type { Change, Proof } from './compare/change.ts';
export { compareContracts, type CompareOptions, type Comparison } from './compare/compare.ts';
export type { Contract, Operation } from './contract/contract.ts';
export { loadContract, loadContracts, loadDescription } from './contract/load.ts';
export { ExpectedError } from './expected-error.ts';
export type { Evidence, Finding, Severity } from './finding.ts';
export { fingerprint } from './fingerprint.ts';
export {
  runGate,
  type ContractOutcome,
  type GateFailure,
  type GateOptions,
  type GateReport,
  type StepOutcome,
} from './gate/gate.ts';
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
export { changeFiles } from './transaction/change-files.ts';
export type { FileChange } from './transaction/file-change.ts';
export { recoverChanges } from './transaction/recover.ts';
export type { Update } from './update/adopt.ts';
export { updateContract } from './update/update.ts';
export type { UpdateOptions } from './update/update-options.ts';
export {
  fetchUpstream,
  type Upstream,
  type UpstreamAddress,
  type UpstreamOptions,
} from './upstream/fetch-upstream.ts';
export { applyBaseline, type KnownFailure } from './verify/baseline.ts';
export { parseBaseline } from './verify/baseline-file.ts';
export { coverageFinding } from './verify/coverage-finding.ts';
export { mergeReports } from './verify/merge.ts';
export type { VerifyOptions } from './verify/options.ts';
export type { Phase } from './verify/phase.ts';
export { selects, type Selection } from './verify/selection.ts';
export { verifyContract, type VerifyReport } from './verify/verify.ts';
