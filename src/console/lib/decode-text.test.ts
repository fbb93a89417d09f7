import { describe, expect, it } from 'vitest';

import { encodeText } from '#console/features/import/fixtures/encode-text.ts';

import { decodeText, type TextEncoding } from './decode-text.ts';
import type { UnreadableFile } from './unreadable-file.ts';

const texts: [TextEncoding, string][] = [
  ['utf-8', 'name,email\nJürgen,j@example.de\n李伟,li@example.cn'],
  ['utf-16le', 'name,email\r\nAda,ada@example.com'],
  ['utf-16be', 'name,email\r\nAda,ada@example.com'],
  ['utf-16le', '氏名,mail\r\n山田,y@example.jp'],
  ['shift_jis', '氏名,メールアドレス\n山田 太郎,taro@example.jp\n佐藤花子,hana@example.jp\n'],
  ['shift_jis', 'name,email\n山田,a@b.jp'],
  ['shift_jis', 'ﾔﾏﾀﾞ ﾀﾛｳ,山田太郎\nｻﾄｳ ﾊﾅｺ,佐藤花子'],
  ['shift_jis', '表,ソ'],
  ['shift_jis', '髙橋,渡辺,齋藤'],
  ['gb18030', '姓名,邮箱,手机\n李伟,li@example.cn,13800138000\n王芳,wang@example.cn,1'],
  ['gb18030', '李,a@b.cn'],
  ['gb18030', '张三'],
  ['gb18030', '欧阳娜娜,上海市浦东新区世纪大道100号'],
  ['gb18030', '陈奕迅,鑫,淼'],
  ['windows-1252', 'name,email\nJürgen Groß,j@example.de\nFrançois Élan,f@x.fr\n'],
  ['windows-1252', 'Größe'],
  ['windows-1252', 'José,Muñoz'],
  ['windows-1252', 'Åsa Öberg'],
  ['windows-1252', 'Zoë «Ö»'],
];

describe('the encoding of a file', () => {
  it.each(texts)('%s is recognized: %j', (encoding, text) => {
    expect(decodeText(encodeText(text, encoding))).toMatchObject({ text, encoding });
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('%s is recognized by its byte order mark', (encoding) => {
    const decoded = decodeText(encodeText('\uFEFF李', encoding));
    expect(decoded).toEqual({ text: '李', encoding, isUncertain: false });
  });

  it('is uncertain where another one fits as well', () => {
    expect(decodeText(encodeText('1,É,2', 'windows-1252')).isUncertain).toBe(true);
    expect(decodeText(encodeText('José,Muñoz,François', 'windows-1252')).isUncertain).toBe(false);
  });

  it('can be chosen', () => {
    expect(decodeText(encodeText('李', 'gb18030'), 'gb18030').text).toBe('李');
  });
});

/** What {@link decodeText} says of a file. */
const problemOf = (bytes: Uint8Array, encoding?: TextEncoding) => {
  try {
    return decodeText(bytes, encoding).encoding;
  } catch (error) {
    return (error as UnreadableFile).details;
  }
};

describe('a file that is refused', () => {
  it('names the line that is not in the chosen encoding', () => {
    const bytes = encodeText('name\nAda\n李\n', 'gb18030');
    expect(problemOf(bytes, 'utf-8')).toEqual({ code: 'wrong-encoding', encoding: 'utf-8', line: 3 });
  });

  it('names the broken line of UTF-8, and does not take it for another encoding', () => {
    const bytes = Uint8Array.from([...encodeText('李伟,王芳,张三丰,欧阳娜娜\nBj', 'utf-8'), 0xf6, 0x72, 0x6e]);
    expect(problemOf(bytes)).toEqual({ code: 'wrong-encoding', encoding: 'utf-8', line: 2 });
  });

  it('names the line with a NUL', () => {
    expect(problemOf(encodeText('name\nAda\nBo\0b', 'utf-8'))).toEqual({ code: 'nul', line: 3 });
  });
});
