import { createHash } from 'node:crypto';

/**
 * The policy for the console's page. Inline scripts are allowed by their hash, styles only from our own files, pictures from
 * known hosts alone: whoever chose one elsewhere would see who looks at it.
 *
 * @param html the built page, whose inline scripts are hashed
 * @param pictureHosts hosts of pictures
 */
export function contentSecurityPolicy(html: string, pictureHosts: readonly string[]): string {
  const inlineScripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...inlineScripts].join(' ')}`,
    "style-src 'self'",
    ["img-src 'self' data:", ...pictureHosts.map((host) => `https://${host}`)].join(' '),
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
