import { expiringCache } from '#gateway/expiring-cache.ts';

/** How long a value is cached for a job, in ms. */
const cachedFor = 60_000;

/** Returns a function that reads a value at most once a minute for each job. A failure is not kept. */
export function cachedPerJob<Value>(
  clock: () => number,
  read: () => Promise<Value>,
): (jobId: string) => Promise<Value> {
  const cache = expiringCache<{ reading: Promise<Value> }>({ max: 10, ttl: cachedFor, clock });
  return (jobId) => {
    const known = cache.get(jobId);
    if (known !== undefined) return known.reading;
    const reading = read();
    cache.set(jobId, { reading });
    reading.catch(() => cache.delete(jobId));
    return reading;
  };
}
