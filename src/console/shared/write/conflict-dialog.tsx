import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type AccountChange, changeRequests } from '#console/api/account-change.ts';
import { type ConflictError } from '#console/api/api-error.ts';
import { displayName } from '#console/api/display-name.ts';
import { type FieldConflict, fieldKey, settledChanges } from '#console/api/field-changes.ts';
import { CheckedGroup } from '#console/ui/submission.tsx';
import type { User } from '#contract/users.ts';

import { fieldLabel, fieldText } from './change-review.tsx';
import type { Write } from './use-write.ts';
import { WriteDialog } from './write-dialog.tsx';

type Props = { write: Write<User, AccountChange> };

type Choice = 'mine' | 'theirs';
type Choices = Readonly<Record<string, Choice>>;

/**
 * Lets the operator choose which value to keep for each conflicting field. No choice is preselected: a hasty click
 * would overwrite the stored change or lose the operator's own.
 */
export function ConflictDialog({ write }: Props) {
  const { t } = useTranslation();
  // Bound to the conflict, as a further change by someone else is a new one.
  const [chosen, setChosen] = useState<{ in: ConflictError; choices: Choices }>();
  const { conflict } = write;
  if (conflict === undefined) return null;
  const { conflicts, changes, stored } = conflict.error;
  const choices = chosen?.in === conflict.error ? chosen.choices : {};
  const setChoices = (next: Choices) => setChosen({ in: conflict.error, choices: next });
  const choiceOf = ({ change }: FieldConflict): Choice | undefined => choices[fieldKey(change)];
  const settled = settledChanges(changes, conflicts, (one) => choiceOf(one) === 'mine');
  const chooseAll = (choice: Choice) =>
    setChoices(Object.fromEntries(conflicts.map(({ change }) => [fieldKey(change), choice])));

  return (
    <WriteDialog
      write={{ ...write, user: stored, error: conflict.failure }}
      requests={changeRequests({ known: stored, changes: settled })}
      title={t('changes.conflict.title')}
      isOpen
      confirmLabel={t('changes.conflict.save')}
      isReady={conflicts.every((one) => choiceOf(one) !== undefined)}
      onConfirm={() => write.run({ known: stored, changes: settled }, conflict.outcome)}
      onClose={write.reset}
    >
      <Text size="sm">{t('changes.conflict.text', { name: displayName(stored) })}</Text>
      {conflicts.length > 1 && (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => chooseAll('mine')}>
            {t('changes.conflict.allMine')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => chooseAll('theirs')}>
            {t('changes.conflict.allTheirs')}
          </Button>
        </Group>
      )}
      {conflicts.map((one) => (
        <FieldChoice
          key={fieldKey(one.change)}
          conflict={one}
          value={choiceOf(one)}
          onChoose={(choice) => setChoices({ ...choices, [fieldKey(one.change)]: choice })}
        />
      ))}
    </WriteDialog>
  );
}

type FieldChoiceProps = { conflict: FieldConflict; value: Choice | undefined; onChoose: (choice: Choice) => void };

function FieldChoice({ conflict: { change, theirs }, value, onChoose }: FieldChoiceProps) {
  const { t } = useTranslation();
  return (
    <CheckedGroup problem={value === undefined ? t('controls.choose') : undefined}>
      <Radio.Group
        label={fieldLabel(change, t)}
        description={t('changes.conflict.original', { value: fieldText(change, change.from, t) })}
        value={value ?? null}
        onChange={(choice) => onChoose(choice as Choice)}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="mine" label={t('changes.conflict.mine', { value: fieldText(change, change.to, t) })} />
          <Radio value="theirs" label={t('changes.conflict.theirs', { value: fieldText(change, theirs, t) })} />
        </Stack>
      </Radio.Group>
    </CheckedGroup>
  );
}
