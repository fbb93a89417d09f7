import { lazyPart } from '#console/ui/lazy-part.ts';
import type { Job } from '#contract/jobs.ts';

export const ImportPasswords = lazyPart(async () => (await import('./import-parts.tsx')).ImportPasswords, 'imports');
export const ImportReason = lazyPart(async () => (await import('./import-parts.tsx')).ImportReason, 'imports');
export const ImportRowActions = lazyPart(async () => (await import('./import-parts.tsx')).ImportRowActions, 'imports');
export const ImportRowDialogs = lazyPart(async () => (await import('./import-parts.tsx')).ImportRowDialogs, 'imports');

/** Whether rows of a job can be corrected: those of an import, before it is started. */
export const hasRowActions = ({ kind, state }: Job): boolean => kind === 'import' && state === 'ready';
