import { mutationOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { gatewayErrorCodes } from '#contract/errors.ts';
import { note, type Note, noteConflict } from '#contract/notes.ts';

import { ApiError } from './api-error.ts';
import type { ApiRequest, WriteInput } from './api-request.ts';
import { fetchJson, sendRemoval, sendRequest } from './http.ts';

const many = '/usher/users/{userId}/notes';
const one = `${many}/{noteId}`;

/** Usher's own routes, so "Show requests" omits them. */
const noteRequests = {
  list: (userId: string): ApiRequest => ({ method: 'GET', route: many, params: { userId } }),
  search: (search: string): ApiRequest => ({ method: 'GET', route: '/usher/notes', query: { search } }),
  add: (userId: string, text: string): ApiRequest => ({
    method: 'POST',
    route: many,
    params: { userId },
    body: { text },
  }),
  edit: ({ userId, id }: Note, text: string, version: number): ApiRequest => ({
    method: 'PATCH',
    route: one,
    params: { userId, noteId: id },
    body: { text, version },
  }),
  setPinned: ({ userId, id }: Note, isPinned: boolean): ApiRequest => ({
    method: isPinned ? 'PUT' : 'DELETE',
    route: `${one}/pin`,
    params: { userId, noteId: id },
  }),
  remove: ({ userId, id }: Note): ApiRequest => ({ method: 'DELETE', route: one, params: { userId, noteId: id } }),
};

const all = ['notes'] as const;

export const noteQueries = {
  /** Notes about a user: the pinned one, then the newest first. */
  list: (userId: string) =>
    queryOptions({
      queryKey: [...all, 'of', userId],
      queryFn: ({ signal }) => fetchJson(noteRequests.list(userId), z.array(note), signal),
      // Other operators write notes at any time.
      staleTime: 0,
    }),

  /** The newest notes about any user that contain these words. */
  search: (search: string) =>
    queryOptions({
      queryKey: [...all, 'search', search],
      queryFn: ({ signal }) => fetchJson(noteRequests.search(search), z.array(note), signal),
    }),
};

/** A new text, and the version of the note that it replaces. */
export type NoteEdit = { note: Note; text: string; version: number };

const meta = { invalidates: [all] };

export const noteMutations = {
  add: (userId: string) =>
    mutationOptions({
      mutationFn: ({ values: text, reason }: WriteInput<string>) =>
        fetchJson({ ...noteRequests.add(userId, text), reason }, note),
      meta,
    }),

  edit: () =>
    mutationOptions({
      mutationFn: ({ values: { note: edited, text, version }, reason }: WriteInput<NoteEdit>) =>
        fetchJson({ ...noteRequests.edit(edited, text, version), reason }, note),
      meta,
    }),

  setPinned: (isPinned: boolean) =>
    mutationOptions({
      mutationFn: ({ values: pinned, reason }: WriteInput<Note>) =>
        sendRequest({ ...noteRequests.setPinned(pinned, isPinned), reason }),
      meta,
    }),

  remove: () =>
    mutationOptions({
      mutationFn: ({ values: removed, reason }: WriteInput<Note>) =>
        sendRemoval({ ...noteRequests.remove(removed), reason }),
      meta,
    }),
};

/** Returns the note as stored if an edit was refused because someone else had edited it. */
export function storedNoteIn(error: Error | null): Note | undefined {
  if (!(error instanceof ApiError) || error.code !== gatewayErrorCodes.conflict) return undefined;
  return noteConflict.safeParse(error.body.data).data?.note;
}
