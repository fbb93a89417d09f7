import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Shows a success notification, without taking the focus. `id`: by which it can be hidden. */
export const notifySuccess = (message: string, id?: string): string =>
  notifications.show({
    ...(id !== undefined && { id }),
    message,
    color: 'green',
    autoClose: 5000,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });

/** Shows a warning notification, which stays until it is closed. */
export const notifyWarning = (message: string): string =>
  notifications.show({
    message,
    color: 'orange',
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });
