import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { result: string };

/** `Success` or `Error`; a result of a newer server is shown as it is. */
export function ResultBadge({ result }: Props) {
  const { t } = useTranslation();
  if (result === 'Success') {
    return (
      <Badge variant="light" color="green" tt="none" miw="max-content">
        {t('activity.result.Success')}
      </Badge>
    );
  }
  return (
    <Badge variant="light" color="red" tt="none" miw="max-content">
      {result === 'Error' ? t('activity.result.Error') : result}
    </Badge>
  );
}
