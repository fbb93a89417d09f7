/** What every question to the audit log is kept under. By itself, for those who need not know how it is asked. */
export const auditLogKey = ['auditLog'] as const;
