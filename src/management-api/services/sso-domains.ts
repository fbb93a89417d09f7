import { ApiError } from '#management-api/http/api-error.ts';

/** Mail services whose users belong to no single company. */
const publicDomains = new Set([
  '126.com',
  '163.com',
  'aol.com',
  'gmail.com',
  'gmx.com',
  'hotmail.com',
  'icloud.com',
  'live.com',
  'mail.com',
  'mail.ru',
  'outlook.com',
  'protonmail.com',
  'qq.com',
  'sina.com',
  'sohu.com',
  'yahoo.com',
  'yandex.com',
  'zoho.com',
]);

/**
 * Returns the domains in lowercase.
 *
 * @throws {ApiError} 422 if one belongs to a public mail service or is repeated
 */
export function companyDomains(domains: readonly string[]): string[] {
  const lower = domains.map((domain) => domain.toLowerCase());
  const forbidden = lower.filter((domain) => publicDomains.has(domain));
  if (forbidden.length > 0) {
    throw new ApiError('single_sign_on.forbidden_domains', { data: { data: [...new Set(forbidden)] } });
  }
  const unique = new Set<string>();
  const repeated = lower.filter((domain) => unique.size === unique.add(domain).size);
  if (repeated.length > 0) {
    throw new ApiError('single_sign_on.duplicated_domains', { data: { data: [...new Set(repeated)] } });
  }
  return lower;
}
