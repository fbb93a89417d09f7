import { Menu, Text } from '@mantine/core';
import {
  type Icon,
  IconBan,
  IconCodePlus,
  IconBuildingPlus,
  IconBuildingMinus,
  IconDownload,
  IconKey,
  IconLockOpen,
  IconLogout,
  IconShieldMinus,
  IconShieldPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { useRoleLimit } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';
import { type BulkAction, type BulkChange, bulkActions } from '#contract/jobs.ts';

import { type AskingAction, asksFirst } from './asking-actions.ts';
import { bulkPermissions } from './job-facts.ts';

type Props = MenuPlace & {
  onAsk: (action: AskingAction) => void;
  onCreate: (change: BulkChange) => void;
  onExport: () => void;
};

const icons: Readonly<Record<BulkAction, Icon>> = {
  suspend: IconBan,
  restore: IconLockOpen,
  'sign-out': IconLogout,
  'assign-roles': IconShieldPlus,
  'remove-roles': IconShieldMinus,
  'add-to-organization': IconBuildingPlus,
  'remove-from-organization': IconBuildingMinus,
  'expire-passwords': IconKey,
  'set-custom-data': IconCodePlus,
  delete: IconTrash,
};

/** What can be done to many users. Items that the operator's role does not permit say who has them. */
export function BulkOptions({ onAsk, onCreate, onExport, ...place }: Props) {
  const { t } = useTranslation();
  const { may, mayExport } = useOperator();
  const mayRun = may('jobs:run');
  const run = (action: BulkAction) => (asksFirst(action) ? onAsk(action) : onCreate({ action }));
  const others = bulkActions.filter((action) => action !== 'delete');
  const item = (action: BulkAction) => (
    <Item
      key={action}
      label={t(`jobs.selection.action.${action}`)}
      icon={icons[action]}
      isPermitted={mayRun && may(bulkPermissions[action])}
      isDestructive={action === 'delete'}
      onClick={() => run(action)}
    />
  );
  const exporting = (
    <Item label={t('jobs.selection.action.export')} icon={IconDownload} isPermitted={mayExport} onClick={onExport} />
  );
  return (
    <OpenMenu {...place} position="top-end" returnFocus={false}>
      {/* The only item that operators who run no jobs can use. */}
      {!mayRun && exporting}
      {others.map(item)}
      {mayRun && exporting}
      {item('delete')}
    </OpenMenu>
  );
}

type ItemProps = { label: string; icon: Icon; isPermitted: boolean; isDestructive?: boolean; onClick: () => void };

/** If not permitted, the keyboard reaches it, so that the explanation can be read, and it does nothing. */
function Item({ label, icon: ItemIcon, isPermitted, isDestructive = false, onClick }: ItemProps) {
  const limit = useRoleLimit();
  const icon = <ItemIcon size={16} aria-hidden />;
  if (!isPermitted) {
    return (
      <Menu.Item aria-disabled closeMenuOnClick={false} leftSection={icon} c="dimmed">
        {label}
        <Text size="xs">{limit}</Text>
      </Menu.Item>
    );
  }
  return (
    <Menu.Item leftSection={icon} {...(isDestructive && { color: 'red' })} onClick={onClick}>
      {label}
    </Menu.Item>
  );
}
