import { customAlphabet } from 'nanoid';

const lowerCase = '0123456789abcdefghijklmnopqrstuvwxyz';
const anyCase = `${lowerCase}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** The id of a user, organization or connector. */
export const newShortId = customAlphabet(lowerCase, 12);

/** The id of a log entry, application, role, ... */
export const newLongId = customAlphabet(lowerCase, 21);

/** The value of an application secret. */
export const newSecret = customAlphabet(anyCase, 32);

/** The value of `Logto-Core-Request-Id`. */
export const newRequestId = customAlphabet(anyCase, 16);

/** The id of the only tenant of a self-hosted server. */
export const tenantId = 'default';
