import { configureGlobal } from 'fast-check';

/** Properties start from the same seed in every run, so that what passed passes again; FAST_CHECK_SEED is for looking elsewhere. */
configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 1) });
