import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconClipboardText, IconFileUpload } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { verbatim } from '#console/ui/verbatim.ts';
import { maxImportBytes, maxImportRows } from '#contract/imports.ts';

import classes from './import.module.css';

type Props = { onFile: (file: File) => void };

/** Kinds that the dialog of the browser offers first. The content decides what a file is. */
const kinds = '.csv,.tsv,.txt,.json,.ndjson,.jsonl,.xlsx';

/** Takes a file: chosen, or as text that is pasted into a field. */
export function FileChoice({ onFile }: Props) {
  const { t } = useTranslation();
  const [isPasting, setIsPasting] = useState(false);
  return (
    <Stack gap="sm" align="stretch">
      {/* The input covers the whole area. What is dropped there or elsewhere, the page takes. */}
      <div className={classes.drop}>
        <IconFileUpload size={28} aria-hidden className={classes.dropIcon} />
        <Text fw={600} aria-hidden>
          {t('importUsers.file.drop')}
        </Text>
        <Text size="sm" c="dimmed" id="import-file-hint">
          {t('importUsers.file.hint', { megabytes: maxImportBytes / 1024 / 1024, rows: maxImportRows })}
          {t('common.gap')}
          {t('importUsers.file.pasteHint')}
        </Text>
        <input
          type="file"
          accept={kinds}
          aria-label={t('importUsers.file.label')}
          aria-describedby="import-file-hint"
          title={t('importUsers.file.drop')}
          className={classes.fileInput}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file can be chosen again after it was changed.
            currentTarget.value = '';
            if (file !== undefined) onFile(file);
          }}
        />
      </div>
      {isPasting ? (
        <PastedText onFile={onFile} />
      ) : (
        <Button
          variant="default"
          w="fit-content"
          leftSection={<IconClipboardText size={16} aria-hidden />}
          onClick={() => setIsPasting(true)}
        >
          {t('importUsers.paste.open')}
        </Button>
      )}
    </Stack>
  );
}

/** A file with pasted text. */
export const textFile = (text: string, t: TFunction): File => new File([text], t('importUsers.paste.fileName'));

function PastedText({ onFile }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const input = useRef<HTMLTextAreaElement>(null);
  // The button that opened it is gone.
  useEffect(() => input.current?.focus(), []);
  const read = () => onFile(textFile(text, t));
  return (
    <Stack gap="xs">
      <Textarea
        label={t('importUsers.paste.label')}
        description={t('importUsers.paste.hint')}
        rows={8}
        ref={input}
        {...verbatim}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <Button disabled={text.trim() === ''} onClick={read}>
          {t('importUsers.paste.read')}
        </Button>
      </Group>
    </Stack>
  );
}
