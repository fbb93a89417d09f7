import * as z from 'zod/mini';

/** A text in several languages; `en` is always there. */
export const localizedText = z.record(z.string(), z.string());

/** `GET /api/connectors` (spec 10.2) without its configuration, which holds secrets. */
export const connector = z.object({
  id: z.string(),
  connectorId: z.string(),
  /** `Social`, `Email` or `Sms`. */
  type: z.string(),
  /** The key of this provider in `user.identities`; several connectors may share it. */
  target: z.string(),
  name: localizedText,
  logo: z.string(),
  logoDark: z.nullable(z.string()),
  platform: z.nullable(z.string()),
});
export type Connector = z.infer<typeof connector>;
