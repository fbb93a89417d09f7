import { Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { organizationQueries } from '#console/api/organizations.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { SearchBox } from '#console/ui/search-box.tsx';
import { StepPager } from '#console/ui/step-pager.tsx';
import { CheckedGroup } from '#console/ui/submission.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { Organization, UserOrganization } from '#contract/organizations.ts';

type Props = {
  joined: readonly UserOrganization[];
  chosen: Organization | undefined;
  onChoose: (organization: Organization) => void;
};

const pageSize = 5;

/** Selects one organization; the server searches and pages, because there may be many. */
export function OrganizationChoice({ joined, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const [{ q, page }, setWanted] = useState({ q: '', page: 1 });
  const organizations = useQuery(organizationQueries.list({ q, page, page_size: pageSize }));
  return (
    <Stack gap="xs">
      <SearchBox
        label={t('organizations.picker.search')}
        placeholder={t('organizations.picker.placeholder')}
        clearLabel={t('organizations.picker.clear')}
        value={q}
        onSearch={(text) => setWanted({ q: text.trim(), page: 1 })}
      />
      <Loaded query={organizations} waiting={<TableSkeleton rows={pageSize} />}>
        {({ items, total }) => (
          <>
            <CheckedGroup problem={chosen === undefined ? t('controls.choose') : undefined}>
              <Radio.Group
                label={t('organizations.picker.label')}
                aria-busy={organizations.isPlaceholderData}
                value={chosen?.id ?? null}
                onChange={(id) => {
                  const found = items.find((item) => item.id === id);
                  if (found !== undefined) onChoose(found);
                }}
              >
                {/* All pages have the same height, so that the pager does not move under the pointer. */}
                <Stack gap="xs" p={4} mih={250}>
                  {items.length === 0 && (
                    <Text size="sm" c="dimmed">
                      {t('organizations.picker.noMatch')}
                    </Text>
                  )}
                  {items.map(({ id, name, description }) => {
                    const isMember = joined.some((organization) => organization.id === id);
                    return (
                      <Radio
                        key={id}
                        value={id}
                        label={<ForeignText>{name}</ForeignText>}
                        description={
                          isMember
                            ? t('organizations.picker.taken')
                            : description && <ForeignText>{description}</ForeignText>
                        }
                        disabled={isMember}
                        styles={{ labelWrapper: { minWidth: 0, overflowWrap: 'anywhere' } }}
                      />
                    );
                  })}
                </Stack>
              </Radio.Group>
            </CheckedGroup>
            <StepPager page={page} pageSize={pageSize} total={total} onPage={(next) => setWanted({ q, page: next })} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}
