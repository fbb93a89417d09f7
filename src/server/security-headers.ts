import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Of answers that are no page: nothing in them may run or be framed. The page has a policy of its own. */
const policyOfData = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

/** Browsers are told this long to come by HTTPS only, in seconds: two years. */
const strictTransport = 'max-age=63072000; includeSubDomains';

const nothing = [
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
 * On every answer, whoever gives it: no sniffing of types, no frames, no referrer, no devices.
 *
 * @param isHttps the address that operators know begins with https
 */
export const securityHeaders = (isHttps: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: policyOfData,
    strictTransportSecurity: isHttps ? strictTransport : false,
    xFrameOptions: 'DENY',
    referrerPolicy: 'no-referrer',
    // The page brings its own.
    overwrite: false,
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: Object.fromEntries(nothing.map((feature) => [feature, []])),
  });
