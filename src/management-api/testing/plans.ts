import { CompiledQuery, createQueryId, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { z } from 'zod';

import type { Db } from '#management-api/db/tables.ts';

/** A step of PostgreSQL's plan for a statement. */
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

/** How the database reads: the indexes it uses, and the tables it reads from end to end. */
export type Reading = { indexes: string[]; wholeTables: string[] };

/** How the database reads for what `action` asks of it, after `earlier` has asked what it wanted. */
export async function readingOf(
  db: Db,
  action: (db: Db) => Promise<unknown>,
  earlier?: (db: Db) => Promise<unknown>,
): Promise<Reading> {
  const asked: RootOperationNode[] = [];
  const listener: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked.push(node);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const listenedTo = db.withPlugin(listener);
  await earlier?.(listenedTo);
  asked.length = 0;
  await action(listenedTo);
  const steps: Step[] = [];
  for (const node of asked) {
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
