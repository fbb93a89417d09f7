import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconClipboardText, IconFileUpload } from '@tabler/icons-react';
import clsx from 'clsx';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { verbatim } from '#console/ui/verbatim.ts';
import { maxImportBytes, maxImportRows } from '#contract/imports.ts';

import classes from './import.module.css';

type Props = { onFile: (file: File) => void };

/** Kinds that the dialog of the browser offers first. The content decides what a file is. */
const kinds = '.csv,.tsv,.txt,.json,.ndjson,.jsonl,.xlsx';

/** Takes a file: chosen, dropped, or as pasted text. */
export function FileChoice({ onFile }: Props) {
  const { t } = useTranslation();
  const [isPasting, setIsPasting] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const over = (is: boolean) => (event: DragEvent) => {
    if (is && !event.dataTransfer.types.includes('Files')) return;
    setIsOver(is);
  };
  return (
    <Stack gap="sm" align="stretch">
      {/* The input covers the whole area, so that the browser itself takes what is dropped there. */}
      <div
        className={clsx(classes.drop, isOver && classes.over)}
        onDragEnter={over(true)}
        onDragLeave={over(false)}
        onDrop={over(false)}
      >
        <IconFileUpload size={28} aria-hidden className={classes.dropIcon} />
        <Text fw={600} aria-hidden>
          {t('importUsers.file.drop')}
        </Text>
        <Text size="sm" c="dimmed" id="import-file-hint">
          {t('importUsers.file.hint', { megabytes: maxImportBytes / 1024 / 1024, rows: maxImportRows })}
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

function PastedText({ onFile }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const input = useRef<HTMLTextAreaElement>(null);
  // The button that opened it is gone.
  useEffect(() => input.current?.focus(), []);
  const read = () => onFile(new File([text], t('importUsers.paste.fileName')));
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
