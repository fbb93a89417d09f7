import type { EmailBlocklistPolicy } from '#contract/sign-in-experience-writes.ts';
import { ApiError } from '#management-api/http/api-error.ts';

/** Returns the policy without repeated items, after checking it (logto-behavior.md#19.6). */
export function checkedBlocklist(policy: EmailBlocklistPolicy): EmailBlocklistPolicy {
  const { blockDisposableAddresses, customAllowlist, customBlocklist } = policy;
  if (blockDisposableAddresses === true) {
    throw new ApiError('request.invalid_input', {
      message: 'Disposable addresses cannot be recognized in this environment.',
    });
  }
  return {
    ...policy,
    ...(customAllowlist && { customAllowlist: checkedItems(customAllowlist) }),
    ...(customBlocklist && { customBlocklist: checkedItems(customBlocklist) }),
  };
}

/** Most wrong items that a message names. */
const maxNamed = 10;

function checkedItems(items: readonly string[]): string[] {
  const unique = [...new Set(items)];
  const wrong = unique.filter((item) => !isBlocklistItem(item));
  if (wrong.length === 0) return unique;
  throw new ApiError('sign_in_experiences.invalid_custom_email_blocklist_format', {
    message: `Neither an e-mail address nor a domain after "@": ${wrong.slice(0, maxNamed).join(', ')}`,
  });
}

/** `name@domain` or `@domain`; `*` stands for any text. */
export function isBlocklistItem(item: string): boolean {
  const [, domain, ...more] = item.split('@');
  if (domain === undefined || more.length > 0 || /\s/.test(item)) return false;
  return item.includes('*') ? isDomainPattern(domain) : isDomain(domain);
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((label) => /^[\da-z-]+$/i.test(label) && !/^-|-$/.test(label));
}

/** Not only wildcards. */
const isDomainPattern = (domain: string): boolean =>
  domain.includes('.') && domain.split('.').every((label) => label !== '') && !/^[*.]+$/.test(domain);
