import { ActionIcon } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';

/** Few ask for it: it is loaded when it is opened. */
const PageRequestsDialog = lazyPart(async () => (await import('./page-requests-dialog.tsx')).PageRequestsDialog);

/** Shows what the page that is open asks of the Management API. Its queries say so themselves (`meta.request`). */
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
        aria-label={t('requests.page')}
        title={t('requests.page')}
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
