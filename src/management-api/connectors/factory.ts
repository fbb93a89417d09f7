import type { z } from 'zod';

import type { JsonObject } from '#management-api/db/columns.ts';

/** A text by language; the other languages fall back to `en`. */
export type LocalizedText = { en: string; [language: string]: string };

/** A field of the form in which an administrator fills in the configuration. */
export type FormItem = {
  key: string;
  type: 'Text' | 'Number' | 'MultilineText' | 'Json';
  label: string;
  required: boolean;
  placeholder?: string;
};

/** What a user brings to the provider: where to return to, and a value to recognize the answer by. */
export type AuthorizationRequest = { state: string; redirectUri: string };

/** Metadata of a factory as the API returns it (logto-behavior.md#16.1). */
export type FactoryMetadata = {
  id: string;
  /** The default key of its accounts in `user.identities`. */
  target: string;
  platform: 'Universal' | 'Web' | 'Native' | null;
  name: LocalizedText;
  description: LocalizedText;
  logo: string;
  logoDark: string | null;
  readme: string;
  formItems: readonly FormItem[];
  /** Any number of connectors, each with a target of its own. */
  isStandard?: boolean;
  isTokenStorageSupported?: boolean;
};

/** A kind of connector that can be configured. */
export type ConnectorFactory = {
  type: 'Social' | 'Email' | 'Sms';
  metadata: FactoryMetadata;
  configGuard: z.ZodType;
  /**
   * Address of the provider's sign-in page; only for `Social`.
   *
   * @throws {z.ZodError} if the configuration is incomplete
   */
  authorizationUri?: (config: JsonObject, request: AuthorizationRequest) => string;
};

export const textField = (key: string, label: string, required = true): FormItem => ({
  key,
  type: 'Text',
  label,
  required,
});
