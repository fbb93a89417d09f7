import { expect, it } from 'vitest';

import { contentSecurityPolicy } from './content-security-policy.ts';

it('allows the inline scripts of the page by their hash, and no others', () => {
  const policy = contentSecurityPolicy('<script>1</script><script type="module" src="/a.js"></script>', []);
  expect(policy).toContain("script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='");
  expect(policy).not.toContain('unsafe');
});

it('allows pictures from the given hosts only', () => {
  expect(contentSecurityPolicy('', ['a.example'])).toContain("; img-src 'self' data: https://a.example; ");
  expect(contentSecurityPolicy('', [])).toContain("; img-src 'self' data:; ");
});

it('allows our own workers', () => {
  expect(contentSecurityPolicy('', [])).toContain("; worker-src 'self'; ");
});
