import { ActionIcon, Modal, Stack, Text } from '@mantine/core';
import { IconCode } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/data/api-request.ts';
import { RequestTexts } from '#console/parts/request-texts.tsx';

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
      <Modal
        opened={requests !== undefined}
        onClose={() => setRequests(undefined)}
        size="lg"
        title={t('requests.pageTitle')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <Stack>
          <Text size="sm">{t(requests?.length === 0 ? 'requests.none' : 'requests.pageText')}</Text>
          <RequestTexts requests={requests ?? []} />
        </Stack>
      </Modal>
    </>
  );
}
