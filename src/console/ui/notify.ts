import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Shows a success notification, without taking the focus. */
export const notifySuccess = (message: string): string =>
  notifications.show({
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
