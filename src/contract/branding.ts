import * as z from 'zod/mini';

/** A color as `#fff` or `#FFFFFF`. */
export const hexColor = z.string().check(z.regex(/^#[\dA-Fa-f]{3}(?:[\dA-Fa-f]{3})?$/));

const image = z.optional(z.url());

/** Images of a sign-in page: those of the tenant or of an organization. */
export const branding = z.object({
  logoUrl: image,
  darkLogoUrl: image,
  favicon: image,
  darkFavicon: image,
});
