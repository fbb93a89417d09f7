import { NativeSelect, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { pageCount, pagesAround, rowRange } from './page-math.ts';
import classes from './pager.module.css';
import { useIsSlow } from './use-is-slow.ts';

type Props = {
  page: number;
  pageSize: number;
  pageSizes: readonly number[];
  total: number;
  /** There are more rows than `total`; the exact number is unknown. */
  isCapped?: boolean;
  hrefFor: (page: number) => string;
  onPageSize: (pageSize: number) => void;
  /** The rows and `total` are of another page or search, shown while the new ones load. */
  isStale?: boolean;
};

/** Pagination of a list. Pages are links, so that they work with new tabs and the Back button. */
export function Pager({
  page,
  pageSize,
  pageSizes,
  total,
  isCapped = false,
  hrefFor,
  onPageSize,
  isStale = false,
}: Props) {
  const { t } = useTranslation();
  const isSlow = useIsSlow(isStale);
  const pages = pageCount(total, pageSize);
  const sizes = [...new Set([...pageSizes, pageSize])].sort((a, b) => a - b);
  const step = (label: string, to: number, isUsable: boolean, icon: ReactNode) => (
    <PagerLink label={label} href={isUsable ? hrefFor(to) : undefined}>
      {icon}
    </PagerLink>
  );

  return (
    <nav aria-label={t('common.pager.label')} className={classes.pager}>
      <Text role="status" size="sm" className={classes.range}>
        {!isStale && <Range page={page} pageSize={pageSize} total={total} isCapped={isCapped} />}
        {isSlow && t('common.loading')}
      </Text>
      <NativeSelect
        aria-label={t('common.pager.pageSize')}
        size="xs"
        value={pageSize}
        data={sizes.map((size) => ({ value: String(size), label: String(size) }))}
        onChange={(event) => onPageSize(Number(event.currentTarget.value))}
        className={classes.size}
      />
      <div className={classes.links}>
        {step(t('common.pager.first'), 1, page > 1, <IconChevronsLeft size={16} aria-hidden />)}
        {step(
          t('common.pager.previous'),
          Math.min(page - 1, pages),
          page > 1,
          <IconChevronLeft size={16} aria-hidden />,
        )}
        {pagesAround(page, pages).map((number, index) =>
          number === 'gap' ? (
            // Stable keys: there is at most one gap on each side of the current page.
            <span key={index === 1 ? 'before' : 'after'} className={classes.gap} aria-hidden>
              …
            </span>
          ) : (
            <PagerLink
              key={number}
              label={t('common.pager.page', { page: number })}
              href={hrefFor(number)}
              isCurrent={number === page}
            >
              {number}
            </PagerLink>
          ),
        )}
        {step(t('common.pager.next'), page + 1, page < pages, <IconChevronRight size={16} aria-hidden />)}
        {step(t('common.pager.last'), pages, page < pages && !isCapped, <IconChevronsRight size={16} aria-hidden />)}
      </div>
    </nav>
  );
}

function Range({ page, pageSize, total, isCapped }: Pick<Props, 'page' | 'pageSize' | 'total' | 'isCapped'>) {
  const { t } = useTranslation();
  const { first, last } = rowRange(page, pageSize, total);
  if (total === 0) return t('common.pager.empty');
  if (first === 0) return t('common.pager.beyond', { total });
  return isCapped
    ? t('common.pager.rangeOfMany', { first, last, total: total - 1 })
    : t('common.pager.range', { first, last, total });
}

type PagerLinkProps = { label: string; href: string | undefined; isCurrent?: boolean; children: ReactNode };

function PagerLink({ label, href, isCurrent = false, children }: PagerLinkProps) {
  const className = clsx(classes.link, typeof children === 'number' && classes.number);
  // A disabled link in ARIA has no `href`.
  if (href === undefined) {
    return (
      <span role="link" aria-disabled="true" aria-label={label} className={className}>
        {children}
      </span>
    );
  }
  return (
    <Link to={href} aria-label={label} aria-current={isCurrent ? 'page' : undefined} className={className}>
      {children}
    </Link>
  );
}
