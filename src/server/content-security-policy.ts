import { createHash } from 'node:crypto';

/**
 * Returns the content security policy of the console's page. Inline scripts are allowed by hash, styles from our own
 * files only, and pictures from known hosts only: other hosts could track operators by a picture that a user chose.
 *
 * @param html the built page with its inline scripts
 * @param pictureHosts hosts of pictures
 */
export function contentSecurityPolicy(html: string, pictureHosts: readonly string[]): string {
  const inlineScripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...inlineScripts].join(' ')}`,
    "worker-src 'self'",
    "style-src 'self'",
    ["img-src 'self' data:", ...pictureHosts.map((host) => `https://${host}`)].join(' '),
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Content security policy of our own scripts: a worker has that of its script, and loads others on demand. */
export const scriptSecurityPolicy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";
