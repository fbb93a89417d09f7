import { type Context, Hono } from 'hono';
import { z } from 'zod';

import { findSignInExperience } from '#management-api/db/sign-in-experience.ts';
import type { Deps } from '#management-api/deps.ts';
import { experiencePhrases } from '#management-api/experience-phrases.ts';
import { query } from '#management-api/http/input.ts';
import { experienceLanguage } from '#management-api/services/experience-language.ts';
import { findFullSignInExperience } from '#management-api/services/full-sign-in-experience.ts';
import { tenantId } from '#management-api/services/ids.ts';

const optionalText = z.string().optional();
const experienceQuery = query(z.object({ organizationId: optionalText, appId: optionalText }));

const languageSettings = z.object({
  languageInfo: z.object({ autoDetect: z.boolean(), fallbackLanguage: z.string() }).optional(),
});

/** Routes without authentication that a sign-in page reads (logto-behavior.md#21.2). */
export const wellKnownRoutes = ({ db }: Deps) => {
  const answerExperience = async (c: Context, organizationId: string | undefined) =>
    c.json({ tenantId, id: 'default', ...(await findFullSignInExperience(db, organizationId)) });
  return new Hono()
    .get('/sign-in-exp', experienceQuery, (c) => answerExperience(c, c.req.valid('query').organizationId))
    .get('/experience', experienceQuery, (c) => answerExperience(c, c.req.valid('query').organizationId))
    .get('/phrases', query(z.object({ lng: optionalText })), async (c) => {
      const { languageInfo } = languageSettings.parse(await findSignInExperience(db));
      const language = experienceLanguage({
        lng: c.req.valid('query').lng,
        acceptLanguage: c.req.header('accept-language'),
        autoDetect: languageInfo?.autoDetect ?? true,
        fallbackLanguage: languageInfo?.fallbackLanguage ?? 'en',
      });
      c.header('Content-Language', language);
      return c.json({ translation: experiencePhrases[language] });
    })
    .get('/account-center', (c) => c.json(accountCenter));
};

/** The embedded API has no pages for users, so these settings cannot be changed. */
const accountCenter = {
  tenantId,
  id: 'default',
  enabled: true,
  fields: {},
  webauthnRelatedOrigins: [],
  deleteAccountUrl: null,
  customCss: null,
  profileFields: null,
};
