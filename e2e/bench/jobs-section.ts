import { benchJobs, type JobResults } from './jobs.ts';

/** Measures work on many users: the dry run, an import, how much it slows down a look-up, and an export. */
export async function jobsSection(): Promise<JobResults> {
  const results = await benchJobs();
  const { dryRun, import: imported, lookup, memory, export: exported } = results;
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
  const most = ({ idle, peak }: typeof memory) =>
    `most memory ${megabytes(peak)} MB, ${megabytes(idle)} MB after the start`;
  const rate = (rows: number, seconds: number) => `${Math.round(rows / seconds)} rows/s`;
  console.log('Jobs, on the embedded API');
  console.log(`  dry run: ${dryRun.rows} rows in ${dryRun.seconds.toFixed(1)} s, ${rate(dryRun.rows, dryRun.seconds)}`);
  console.log(
    `  import, checked: ${imported.rows} rows in ${imported.check.toFixed(1)} s, ${rate(imported.rows, imported.check)}`,
  );
  console.log(
    `  import: ${imported.rows} rows in ${imported.seconds.toFixed(1)} s, ${rate(imported.rows, imported.seconds)}`,
  );
  console.log(`  ${most(memory)}`);
  console.log(
    `  look-up: ${lookup.idle.toFixed(1)} ms, ${lookup.busy.toFixed(1)} ms while a job runs, ratio ${lookup.ratio.toFixed(2)} (target ${lookup.aim})${lookup.ratio > lookup.aim ? '  <-- missed' : ''}`,
  );
  console.log(
    `  export: ${exported.rows} users in ${exported.seconds.toFixed(1)} s, ${rate(exported.rows, exported.seconds)}; ${most(exported.memory)}`,
  );
  return results;
}
