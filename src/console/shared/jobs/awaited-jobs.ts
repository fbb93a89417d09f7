/** IDs of the jobs whose end the operator is told of: started in this tab, or seen running. */
export const awaitedJobs = new Set<string>();
