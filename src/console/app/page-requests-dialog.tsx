import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { RequestTexts } from '#console/shared/write/request-texts.tsx';

type Props = { requests: readonly ApiRequest[]; onClose: () => void };

/** Management API requests of the page, to copy. */
export function PageRequestsDialog({ requests, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('requests.pageTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack>
        <Text size="sm">{t(requests.length === 0 ? 'requests.none' : 'requests.pageText')}</Text>
        <RequestTexts requests={requests} />
      </Stack>
    </Modal>
  );
}
