import type { TestProject } from 'vitest/node';

import { findPostgres } from './find-postgres.ts';
import { startPrivateServer } from './private-server.ts';

/** Starts one server for all tests of a run. */
export default async function setUp(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const programs = findPostgres();
  if (programs === undefined) return undefined;
  const server = await startPrivateServer({ programs, settings: ['max_connections=200'] });
  project.provide('postgresUrl', server.url);
  return server.stop;
}
