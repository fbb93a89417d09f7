/** The pages of jobs, and the chip of those that run. They are loaded together. */
export { JobListPage } from './job-list-page.tsx';
export { JobPage } from './job-page.tsx';
export { RunningJobs } from './running-jobs.tsx';
