import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { encodingNames, textEncodings } from '#console/lib/decode-text.ts';
import { separators } from '#console/lib/read-delimited.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';

import { explainFileWarning } from './explain-import.ts';
import classes from './import.module.css';
import type { FileFacts, FileOverrides } from './read-import-file.ts';
import { formatText } from './source-texts.ts';
import type { ChosenFile } from './use-import-file.ts';

type Props = { chosen: ChosenFile; onChange: (overrides: FileOverrides) => void; onRemove: () => void };

const separatorTexts = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;

/** The file with what was recognized in it, which can be chosen otherwise. */
export function RecognizedFile({ chosen, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { file, facts } = chosen;
  const summary = chosen.state === 'open' ? chosen.summary : undefined;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          <ForeignText>{file.name}</ForeignText>
        </Text>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={onRemove}
        >
          {t('importUsers.file.remove')}
        </Button>
      </Group>
      <Text size="sm" role="status">
        {summary !== undefined &&
          t('importUsers.file.found', {
            count: summary.count,
            format: formatText(summary.facts.format, t),
          })}
      </Text>
      {facts !== undefined && <Overrides facts={facts} overrides={chosen.overrides} onChange={onChange} />}
      {summary !== undefined && summary.warnings.length > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
          {summary.warnings.map((warning) => (
            <Text key={warning.code} size="sm">
              {explainFileWarning(warning, t)}
            </Text>
          ))}
        </Alert>
      )}
    </Stack>
  );
}

type OverridesProps = { facts: FileFacts; overrides: FileOverrides; onChange: (overrides: FileOverrides) => void };

/** What the format of the file has: an encoding, a separator, a header, sheets. */
function Overrides({ facts, overrides, onChange }: OverridesProps) {
  const { t } = useTranslation();
  const encoding = overrides.encoding ?? facts.encoding;
  const separator = overrides.separator ?? facts.separator;
  const sheet = overrides.sheet ?? facts.sheet;
  const hasHeader = overrides.hasHeader ?? facts.hasHeader;
  return (
    <div className={classes.fields}>
      {encoding !== undefined && (
        <NativeSelect
          label={t('importUsers.file.encoding')}
          value={encoding}
          data={textEncodings.map((value) => ({ value, label: encodingNames[value] }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ encoding: textEncodings.find((one) => one === value) })
          }
        />
      )}
      {separator !== undefined && (
        <NativeSelect
          label={t('importUsers.file.separator')}
          value={separator}
          data={separators.map((value) => ({ value, label: t(`importUsers.separator.${separatorTexts[value]}`) }))}
          onChange={({ currentTarget: { value } }) => onChange({ separator: separators.find((one) => one === value) })}
        />
      )}
      {sheet !== undefined && facts.sheets !== undefined && (
        <NativeSelect
          label={t('importUsers.file.sheet')}
          value={sheet}
          data={[...facts.sheets]}
          onChange={({ currentTarget: { value } }) => onChange({ sheet: value })}
        />
      )}
      {hasHeader !== undefined && (
        <Checkbox
          label={t('importUsers.file.header')}
          checked={hasHeader}
          onChange={({ currentTarget: { checked } }) => onChange({ hasHeader: checked })}
        />
      )}
    </div>
  );
}
