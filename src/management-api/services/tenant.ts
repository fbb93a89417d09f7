/** The id of the only tenant of a self-hosted server. */
export const tenantId = 'default';
