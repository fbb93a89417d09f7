import type { Question } from './questions.ts';

/** Times are in ms. */
export type Result = Question & { median: number; p95: number; cold: number | undefined };

type Api = {
  get: (path: string) => Promise<void>;
  /** Writes something, so that totals of searches are no longer true. */
  write: (topic: 'users' | 'logs') => Promise<void>;
};

const samples = 30;
const coldSamples = 3;

/** No question is asked for longer than this, in ms; slow ones get fewer samples. */
const timeoutMs = 5000;

export async function measure(question: Question, { get, write }: Api): Promise<Result> {
  const ask = () => time(() => get(question.path));
  const { keptUntil } = question;
  const cold =
    keptUntil === undefined
      ? []
      : await repeat(coldSamples, async () => {
          await write(keptUntil);
          return ask();
        });
  await ask();
  const warm = await repeat(samples, ask);
  return {
    ...question,
    median: quantile(warm, 0.5),
    p95: quantile(warm, 0.95),
    cold: cold.length > 0 ? quantile(cold, 0.5) : undefined,
  };
}

async function repeat(times: number, sample: () => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  const end = performance.now() + timeoutMs;
  while (results.length < times && (results.length === 0 || performance.now() < end)) {
    // One after the other: this measures how long an answer takes, not how many there are at once.
    results.push(await sample());
  }
  return results;
}

async function time(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** `part`: 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
