import { writeFile } from 'node:fs/promises';

import { apiSection } from './api-section.ts';
import { auditLogSection } from './audit-log-section.ts';
import { consoleSection } from './console/console-section.ts';
import { gatewaySection } from './gateway-section.ts';
import { jobsSection } from './jobs-section.ts';
import { memorySection } from './memory-section.ts';

const sections = {
  api: apiSection,
  'audit-log': auditLogSection,
  gateway: gatewaySection,
  jobs: jobsSection,
  memory: memorySection,
  console: consoleSection,
};

/** Sections to run, separated by commas; default: all. */
const wanted = process.env['BENCH_SECTIONS']?.split(',') ?? Object.keys(sections);
const unknown = wanted.find((name) => !Object.hasOwn(sections, name));
if (unknown !== undefined) {
  throw new Error(`BENCH_SECTIONS: unknown section "${unknown}"; known are ${Object.keys(sections).join(', ')}.`);
}

const results: Record<string, unknown> = {};
for (const [name, run] of Object.entries(sections)) {
  // One after the other, because simultaneous sections would slow each other down.
  if (wanted.includes(name)) results[name] = await run();
}
await writeFile('bench-results.json', `${JSON.stringify(results, undefined, 2)}\n`);
