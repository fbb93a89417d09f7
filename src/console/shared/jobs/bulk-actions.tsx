import { ActionIcon, Button, type ButtonProps } from '@mantine/core';
import { IconChevronUp, IconUsers } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import { useNavigate } from 'react-router';

import { jobMutations } from '#console/api/jobs.ts';
import { paths } from '#console/lib/paths.ts';
import { useHasBeen } from '#console/lib/use-has-been.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';
import type { BulkChange, JobSelection } from '#contract/jobs.ts';

import type { AskingAction } from './asking-actions.ts';

const BulkOptions = lazyPart(async () => (await import('./bulk-options.tsx')).BulkOptions, 'jobs');
const BulkDialogs = lazyPart(
  async () => (await import('./bulk-dialogs.tsx')).BulkDialogs,
  'organizations',
  'roles',
  'jobs',
);

const ExportDialog = lazyPart(async () => (await import('#console/shared/export/export-dialog.tsx')).ExportDialog);

type Props = {
  selection: JobSelection;
  /** Label of the button; without it, the button is an icon. */
  label?: string;
  /** Accessible name of the button, where several have the same label. */
  name?: string;
  /** Says which users are selected. */
  selectedUsers: string;
  /** Beside other buttons, it looks like them. */
  look?: Pick<ButtonProps, 'size' | 'variant'>;
  /** Called with the ID of the job that was created, which is not started yet. */
  onCreated?: (jobId: string) => void;
  onExported?: () => void;
};

/** The dialog that is open, or was: the number makes each begin anew. */
type Asked = { action: AskingAction; isOpen: boolean; times: number };

/** Menu with what can be done to many users. Each leads to the preview of a job: nothing is changed here. */
export function BulkActions({ selection, label, name, selectedUsers, look, onCreated, onExported }: Props) {
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  const [asked, setAsked] = useState<Asked>();
  const [isExporting, setExporting] = useState(false);
  const wasExporting = useHasBeen(isExporting);
  const creation = useWrite({ mutation: jobMutations.create() });
  const create = (change: BulkChange) =>
    creation.run(
      { change, selection },
      {
        onDone: ({ id }) => {
          onCreated?.(id);
          void navigate(paths.job(id));
        },
      },
    );
  const close = () => {
    creation.reset();
    setAsked((last) => last && { ...last, isOpen: false });
  };
  const isAsking = asked?.isOpen === true;
  const isCreating = creation.isPending && !isAsking;
  return (
    <>
      <MenuButton
        ref={button}
        preload={BulkOptions.preload}
        button={
          label === undefined ? (
            <ActionIcon variant="default" aria-label={name} title={name} loading={isCreating}>
              <IconUsers size={16} aria-hidden />
            </ActionIcon>
          ) : (
            <Button
              size="xs"
              {...look}
              aria-label={name}
              loading={isCreating}
              rightSection={<IconChevronUp size={14} aria-hidden />}
            >
              {label}
            </Button>
          )
        }
      >
        {(place) => (
          <BulkOptions
            {...place}
            onExport={() => setExporting(true)}
            onAsk={(action) => {
              creation.reset();
              setAsked((last) => ({ action, isOpen: true, times: (last?.times ?? 0) + 1 }));
            }}
            onCreate={create}
          />
        )}
      </MenuButton>
      {!isAsking && creation.error !== null && <WriteFailed error={creation.error} targets={[]} />}
      {wasExporting && (
        <Suspense fallback={null}>
          <ExportDialog
            selection={clearOnly(selection)}
            isOpen={isExporting}
            onClose={() => setExporting(false)}
            onDone={onExported}
          />
        </Suspense>
      )}
      {asked !== undefined && (
        <Suspense fallback={null}>
          <BulkDialogs
            key={asked.times}
            action={asked.action}
            isOpen={asked.isOpen}
            selectedUsers={selectedUsers}
            write={creation}
            focusFallback={button}
            onCreate={create}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}

/** Returns a selection without the entries of a list that mean no user, or several. */
function clearOnly(selection: JobSelection): JobSelection {
  if (selection.by !== 'list') return selection;
  const ids = selection.entries.flatMap((entry) => (entry.ids.length === 1 ? entry.ids : []));
  return { by: 'ids', ids: [...new Set(ids)] };
}
