import { type MemoryResults, benchMemory } from './memory.ts';

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

/** Measures the memory of the built product after hostile requests. */
export async function memorySection(): Promise<MemoryResults> {
  const results = await benchMemory();
  const { requests, seconds, statuses, before, after, growth, aim } = results;
  console.log(`Memory, ${requests} hostile requests in ${seconds.toFixed(0)} s`);
  console.log(`  responses: ${JSON.stringify(statuses)}`);
  for (const kind of ['heap', 'external', 'resident'] as const) {
    console.log(`  ${kind}: ${megabytes(before[kind])} MB before, ${megabytes(after[kind])} MB after`);
  }
  console.log(
    `  heap: ${(growth * 100).toFixed(1)} % more (target ${aim * 100} %)${growth > aim ? '  <-- missed' : ''}`,
  );
  return results;
}
