/** A self-hosted server has one tenant, of this name. */
export const tenantId = 'default';
