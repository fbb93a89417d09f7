/** Query key of the audit log. In its own file so that invalidating it does not load the audit log queries. */
export const auditLogKey = ['auditLog'] as const;
