import type { BenchRequest } from './bench-requests.ts';

/** Times are in ms. */
export type Result = BenchRequest & { median: number; p95: number; cold: number | undefined };

type Api = {
  get: (path: string) => Promise<void>;
  /** Writes something, so that cached totals become invalid. */
  write: (topic: 'users' | 'logs') => Promise<void>;
};

const samples = 30;
const coldSamples = 3;

/** Time limit for the samples of one request, in ms. Slow requests get fewer samples. */
const timeoutMs = 5000;

export async function measure(request: BenchRequest, { get, write }: Api): Promise<Result> {
  const sample = () => time(() => get(request.path));
  const { cachedUntil } = request;
  const cold =
    cachedUntil === undefined
      ? []
      : await repeat(coldSamples, async () => {
          await write(cachedUntil);
          return sample();
        });
  await sample();
  const warm = await repeat(samples, sample);
  return {
    ...request,
    median: quantile(warm, 0.5),
    p95: quantile(warm, 0.95),
    cold: cold.length > 0 ? quantile(cold, 0.5) : undefined,
  };
}

async function repeat(times: number, sample: () => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  const end = performance.now() + timeoutMs;
  while (results.length < times && (results.length === 0 || performance.now() < end)) {
    // One after the other: this measures response times, not throughput.
    results.push(await sample());
  }
  return results;
}

async function time(action: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** Returns a quantile of the values; `part` 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
