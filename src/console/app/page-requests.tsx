import { ActionIcon } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';

/** Loaded on demand, as it is rarely used. */
const PageRequestsDialog = lazyPart(async () => (await import('./page-requests-dialog.tsx')).PageRequestsDialog);

/** Button that shows the Management API requests of the page, from the `meta.request` of its active queries. */
export function PageRequests() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [requests, setRequests] = useState<ApiRequest[]>();

  const open = () => {
    const active = client.getQueryCache().findAll({ type: 'active', predicate: (query) => !query.isDisabled() });
    setRequests(active.flatMap(({ meta }) => meta?.request ?? []));
  };
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('app.requests')}
        title={t('app.requests')}
        onClick={open}
      >
        <IconCode size={18} aria-hidden />
      </ActionIcon>
      {requests !== undefined && (
        <Suspense fallback={null}>
          <PageRequestsDialog requests={requests} onClose={() => setRequests(undefined)} />
        </Suspense>
      )}
    </>
  );
}
