import { Parser } from 'saxen';

import { UnreadableFile } from './unreadable-file.ts';
import { readZipDirectory, type UnpackBudget, unpackEntry, type ZipEntry } from './zip-entries.ts';

const broken = () => new UnreadableFile('broken-workbook');

/** Most characters of one text or tag. */
const maxToken = 8_000_000;

type Attributes = Readonly<Record<string, string | undefined>>;

type Handlers = {
  /** Names are without prefix. */
  open?: (name: string, attributes: () => Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** An archive of XML documents, such as a workbook. */
export class XmlArchive {
  readonly #bytes: Uint8Array;
  readonly #budget: UnpackBudget;
  readonly #entries: Map<string, ZipEntry>;

  constructor(bytes: Uint8Array, budget: UnpackBudget) {
    this.#bytes = bytes;
    this.#budget = budget;
    this.#entries = readZipDirectory(bytes);
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /** Parses an XML part. Document types, with which entities are declared, are refused. */
  parse(path: string, { open, text, close }: Handlers): void {
    const entry = this.#entries.get(path);
    if (entry === undefined) throw broken();
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let unused = 0;
    const parser = new Parser();
    parser.on('openTag', (name, attributes) => {
      unused = 0;
      open?.(localName(name), () => decodeAll(attributes() || {}));
    });
    parser.on('closeTag', (name) => {
      unused = 0;
      close?.(localName(name));
    });
    const take = (value: string): void => text?.(value);
    parser.on('text', (value) => take(decodeEntities(value)));
    parser.on('cdata', take);
    parser.on('attention', () => {
      throw broken();
    });
    try {
      unpackEntry(this.#bytes, entry, this.#budget, (part, isLast) => {
        const xml = decoder.decode(part, { stream: !isLast });
        unused += xml.length;
        // The parser keeps what is not complete, and looks at it again with each part.
        if (unused > maxToken) throw new UnreadableFile('unpacked-too-large', { most: maxToken });
        parser.write(xml);
      });
      parser.end();
    } catch (error) {
      throw error instanceof UnreadableFile ? error : broken();
    }
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (all, decimal, hex, name) => {
        if (name !== undefined) return entities[name] ?? all;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code > 0x10ffff ? all : String.fromCodePoint(code);
      })
    : text;

/** Excel writes characters that XML can't have, such as CR, as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

const decodeAll = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [localName(name), value && decodeEntities(value)]),
  );
