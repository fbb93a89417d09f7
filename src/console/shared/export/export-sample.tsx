import { Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { Loaded } from '#console/shared/loading/loaded.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { ExportColumn, ExportSampleRows, ExportSource } from '#contract/exports.ts';

import classes from './export.module.css';

type Props = {
  query: UseQueryResult<ExportSampleRows>;
  /** The columns of the sample's rows, by their index. */
  names: readonly string[];
  columns: readonly ExportColumn[];
  source: ExportSource;
};

/** The first records, as they will be in a table. */
export function ExportSample({ query, names, columns, source }: Props) {
  const { t } = useTranslation();
  const label = useId();
  return (
    <Stack gap={4} component="section" aria-labelledby={label}>
      <Text id={label} size="sm" fw={500}>
        {t('exports.sample')}
      </Text>
      <Loaded query={query} waiting={<Skeleton height={120} role="status" aria-label={t('common.loading')} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t(`exports.of.${source}.none`)}
            </Text>
          ) : (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Scrolls, so the keyboard has to reach it.
            <div className={classes.sample} tabIndex={0} role="region" aria-labelledby={label}>
              <table aria-labelledby={label} aria-busy={query.isPlaceholderData} className={classes.table}>
                <thead>
                  <tr>
                    {columns.map(({ name, header }) => (
                      <th key={name} scope="col">
                        {header}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row[names.indexOf(source === 'jobRows' ? 'number' : 'id')]}>
                      {columns.map(({ name }) => (
                        <td key={name}>
                          <ForeignText>{row[names.indexOf(name)] ?? ''}</ForeignText>
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Stack>
  );
}
