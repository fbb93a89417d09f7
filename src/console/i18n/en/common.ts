export const common = {
  /** Title of the browser tab: the page, then the product. */
  title: '{{page}} · Usher',
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  loading: 'Loading',
  never: 'Never',
  none: 'None',
  /** Between two sentences. */
  gap: ' ',
  /** Between the items of a list. */
  comma: ', ',
  /** Between a label and its value. */
  colon: ': ',
  withAddition: '{{text}} ({{addition}})',
  saved: 'Saved',
  undo: 'Undo',
  requestId: 'Request {{id}}',
  pager: {
    label: 'Pagination',
    first: 'First page',
    previous: 'Previous page',
    next: 'Next page',
    back: 'Previous',
    forward: 'Next',
    last: 'Last page',
    page: 'Page {{page}}',
    pageSize: 'Rows per page',
    range: '{{first, number}}–{{last, number}} of {{total, number}}',
    rangeOfMany: '{{first, number}}–{{last, number}} of more than {{total, number}}',
    beyond: '0 of {{total, number}}',
    empty: '0 of 0',
  },
  shownOnce: {
    done: 'Done',
    title: 'Close and discard?',
    text: 'This is shown only once. You can’t view it again after closing.',
    stay: 'Keep open',
    leave: 'Close and discard',
  },
  unsaved: {
    title: 'Leave without saving?',
    text: 'Your changes on this page aren’t saved and will be lost.',
    stay: 'Stay here',
    leave: 'Leave without saving',
  },
  beyondEnd: {
    title: 'There is no page {{page, number}}',
    text: 'The list got shorter, or the address is wrong.',
    toLast: 'Go to the last page',
  },
} as const;
