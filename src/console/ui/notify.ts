import { notifications } from '@mantine/notifications';

/** Says that something succeeded, without taking the focus. */
export const notifySuccess = (message: string): string =>
  notifications.show({ message, color: 'green', autoClose: 5000 });
