import * as z from 'zod/mini';

/** A text by language; `en` is always present. */
export const localizedText = z.record(z.string(), z.string());

/** A connector of `GET /api/connectors`, without its configuration, which holds secrets. See logto-behavior.md#10.2. */
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
