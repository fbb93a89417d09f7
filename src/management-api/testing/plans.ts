import { CompiledQuery, createQueryId, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { z } from 'zod';

import type { Db } from '#management-api/db/tables.ts';

/** A node of PostgreSQL's plan for a statement. */
type Step = {
  'Node Type': string;
  'Relation Name'?: string | undefined;
  'Index Name'?: string | undefined;
  Plans?: Step[] | undefined;
};

const step: z.ZodType<Step> = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Name': z.string().optional(),
  get Plans() {
    return z.array(step).optional();
  },
});
const explanation = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: step })]) })]);

/** The indexes that the plans use, and the tables that they scan completely. */
export type AccessPaths = { indexes: string[]; wholeTables: string[] };

/** Explains the queries of `action`, after running `earlier` to fill caches. */
export async function accessPathsOf(
  db: Db,
  action: (db: Db) => Promise<unknown>,
  earlier?: (db: Db) => Promise<unknown>,
): Promise<AccessPaths> {
  const queries: RootOperationNode[] = [];
  const recorder: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries.push(node);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const recordedDb = db.withPlugin(recorder);
  await earlier?.(recordedDb);
  queries.length = 0;
  await action(recordedDb);
  const steps: Step[] = [];
  for (const node of queries) {
    const { sql, parameters } = db.getExecutor().compileQuery(node, createQueryId());
    const explain = CompiledQuery.raw(`explain (format json) ${sql}`, [...parameters]);
    const { rows } = await db.executeQuery(explain);
    steps.push(...allSteps(explanation.parse(rows)[0]['QUERY PLAN'][0].Plan));
  }
  return {
    indexes: unique(steps.map((each) => each['Index Name'])),
    wholeTables: unique(steps.map((each) => (each['Node Type'] === 'Seq Scan' ? each['Relation Name'] : undefined))),
  };
}

const allSteps = (from: Step): Step[] => [from, ...(from.Plans ?? []).flatMap(allSteps)];

const unique = (names: (string | undefined)[]): string[] =>
  [...new Set(names)].filter((name) => name !== undefined).toSorted();
