import * as z from 'zod/mini';

/** Longest text of a note, in UTF-16 code units. */
export const maxNoteLength = 5000;

/** Most notes of one user. */
export const maxNotes = 100;

/** Most notes that a search returns, newest first. */
export const maxFoundNotes = 50;

/** A note of operators about a user. Times in ms since the epoch. */
export const note = z.object({
  id: z.string(),
  userId: z.string(),
  /** Plain text with line breaks. */
  text: z.string(),
  /** Name of the operator who wrote the note, at that time. */
  author: z.string(),
  /** Whether the current operator wrote it. */
  isOwn: z.boolean(),
  /** At most one note of a user is pinned. */
  isPinned: z.boolean(),
  createdAt: z.int(),
  /** Null for notes that were never edited. */
  edited: z.nullable(z.object({ at: z.int(), by: z.string() })),
  /** Increases with each edit. */
  version: z.int(),
});
export type Note = z.infer<typeof note>;

/** Line breaks are line feeds; other control characters are refused, because PostgreSQL cannot store NUL. */
const noteText = z.string().check(
  z.overwrite((text) => text.replaceAll(/\r\n?/g, '\n').trim()),
  z.minLength(1),
  z.maxLength(maxNoteLength),
  z.regex(/^[\P{Cc}\n\t]*$/u),
);

/** Body of `POST /usher/users/:userId/notes`. */
export const newNote = z.object({ text: noteText });

/** Body of `PATCH /usher/users/:userId/notes/:noteId`: the new text, and the version that it replaces. */
export const noteEdit = z.object({ text: noteText, version: z.int() });

/** `data` of a `gateway.conflict` response to an edit: the note as stored. */
export const noteConflict = z.object({ note });

/** Shortest and longest search, in characters. */
export const noteSearchLength = { min: 2, max: 200 } as const;

/** Query of `GET /usher/notes`: notes that contain every one of these words, in any case. */
export const noteSearch = z.object({
  search: z
    .string()
    .check(z.trim(), z.minLength(noteSearchLength.min), z.maxLength(noteSearchLength.max), z.regex(/^\P{Cc}*$/u)),
});
