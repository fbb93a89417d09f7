import { Inflate } from 'fflate';

import { UnreadableFile } from './unreadable-file.ts';

/** An entry of a ZIP archive. Sizes in bytes are as declared, which need not be true. */
export type ZipEntry = {
  name: string;
  method: number;
  size: number;
  unpackedSize: number;
  isEncrypted: boolean;
  /** Position of the entry's own header. */
  offset: number;
};

const signatures = {
  end: 0x06054b50,
  largeEnd: 0x06064b50,
  locator: 0x07064b50,
  directory: 0x02014b50,
  entry: 0x04034b50,
};

/** Workbooks have a few dozen entries, and some more for pictures. */
const maxEntries = 10_000;

const broken = () => new UnreadableFile('broken-workbook');

/**
 * Reads the directory of an archive. Nothing is unpacked.
 *
 * @throws {UnreadableFile}
 */
export function readZipDirectory(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = findDirectory(view);
  if (count > maxEntries) throw broken();
  const entries = new Map<string, ZipEntry>();
  let position = start;
  for (let index = 0; index < count; index++) {
    if (position + 46 > bytes.length || view.getUint32(position, true) !== signatures.directory) throw broken();
    const nameLength = view.getUint16(position + 28, true);
    const extraLength = view.getUint16(position + 30, true);
    const name = new TextDecoder().decode(bytes.subarray(position + 46, position + 46 + nameLength));
    entries.set(name, {
      name,
      isEncrypted: (view.getUint16(position + 8, true) & 1) === 1,
      method: view.getUint16(position + 10, true),
      ...largeSizes(
        view,
        { start: position + 46 + nameLength, length: extraLength },
        {
          unpackedSize: view.getUint32(position + 24, true),
          size: view.getUint32(position + 20, true),
          offset: view.getUint32(position + 42, true),
        },
      ),
    });
    position += 46 + nameLength + extraLength + view.getUint16(position + 32, true);
  }
  return entries;
}

/** The record at the end of the archive, before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let position = view.byteLength - 22; position >= first; position--) {
    if (view.getUint32(position, true) === signatures.end) return position;
  }
  throw broken();
}

/** Reads where the directory is: in the record at the end, or in that of ZIP64, to which another record points. */
function findDirectory(view: DataView): { count: number; start: number } {
  const end = findEnd(view);
  const found = { count: view.getUint16(end + 10, true), start: view.getUint32(end + 16, true) };
  const isLarge = found.count === 0xffff || found.start === 0xffffffff;
  if (!isLarge || end < 20 || view.getUint32(end - 20, true) !== signatures.locator) return found;
  const record = Number(view.getBigUint64(end - 12, true));
  if (record + 56 > view.byteLength || view.getUint32(record, true) !== signatures.largeEnd) throw broken();
  return {
    count: Number(view.getBigUint64(record + 32, true)),
    start: Number(view.getBigUint64(record + 48, true)),
  };
}

type Sizes = Pick<ZipEntry, 'unpackedSize' | 'size' | 'offset'>;

/** Reads the extra field of ZIP64, in which some writers keep all sizes: those whose own field is full, in this order. */
function largeSizes(view: DataView, extra: { start: number; length: number }, sizes: Sizes): Sizes {
  const result = { ...sizes };
  const full = (['unpackedSize', 'size', 'offset'] as const).filter((name) => sizes[name] === 0xffffffff);
  const end = Math.min(extra.start + extra.length, view.byteLength);
  for (let position = extra.start; full.length > 0 && position + 4 <= end;) {
    const length = view.getUint16(position + 2, true);
    if (view.getUint16(position, true) === 1) {
      for (const [index, name] of full.entries()) {
        const at = position + 4 + 8 * index;
        if (at + 8 <= end) result[name] = Number(view.getBigUint64(at, true));
      }
    }
    position += 4 + length;
  }
  return result;
}

/** Bytes that may still be unpacked, per entry and of all entries together. */
export type UnpackBudget = { entry: number; total: number };

/** Compressed bytes that are unpacked at once: 1,000 times as much at most. */
const chunkSize = 16_384;

/**
 * Unpacks an entry in parts. It stops at the limits of `budget`, whatever sizes the archive declares.
 *
 * @throws {UnreadableFile}
 */
export function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: UnpackBudget,
  onPart: (part: Uint8Array, isLast: boolean) => void,
): void {
  if (entry.isEncrypted) throw new UnreadableFile('old-workbook');
  if (entry.unpackedSize > Math.min(budget.entry, budget.total)) throw tooLarge(budget);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== signatures.entry) throw broken();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const content = bytes.subarray(start, start + entry.size);
  let left = budget.entry;
  const count = (part: Uint8Array, isLast: boolean): void => {
    left -= part.length;
    budget.total -= part.length;
    if (left < 0 || budget.total < 0) throw tooLarge(budget);
    onPart(part, isLast);
  };
  if (entry.method === 0) {
    count(content, true);
    return;
  }
  if (entry.method !== 8) throw broken();
  const inflate = new Inflate(count);
  for (let position = 0; position < content.length || position === 0; position += chunkSize) {
    const isLast = position + chunkSize >= content.length;
    try {
      inflate.push(content.subarray(position, position + chunkSize), isLast);
    } catch (error) {
      // fflate's own errors have a numeric code.
      if (error instanceof Error && 'code' in error && typeof error.code === 'number') throw broken();
      throw error;
    }
  }
}

const tooLarge = ({ entry }: UnpackBudget) => new UnreadableFile('unpacked-too-large', { most: entry });
