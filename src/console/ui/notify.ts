import { notifications } from '@mantine/notifications';
import i18next from 'i18next';

/** Says that something succeeded, without taking the focus. */
export const notifySuccess = (message: string): string =>
  notifications.show({
    message,
    color: 'green',
    autoClose: 5000,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });

/** Says what went otherwise than was asked; it stays until it is closed. */
export const notifyWarning = (message: string): string =>
  notifications.show({
    message,
    color: 'orange',
    autoClose: false,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });
