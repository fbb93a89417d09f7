import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Content security policy of responses that are not the page, which sets its own: nothing may run or be framed. */
const dataPolicy = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

/** Browsers use only HTTPS for two years. `max-age` is in seconds. */
const strictTransport = 'max-age=63072000; includeSubDomains';

const deniedFeatures = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
] as const;

/**
 * Sets security headers on every response: no MIME sniffing, no frames, no referrer, no device access.
 *
 * @param isHttps whether the public URL starts with https
 */
export const securityHeaders = (isHttps: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: dataPolicy,
    strictTransportSecurity: isHttps ? strictTransport : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    // Keeps the content security policy of the page.
    overwrite: false,
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: Object.fromEntries(deniedFeatures.map((feature) => [feature, []])),
  });
