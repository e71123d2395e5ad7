import { Buffer } from 'node:buffer'

const SECTION = '[default]\nregion = eu-west-1\n'
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const profiles = (count: number): string =>
  Array.from({ length: count }, (_, index) => `[profile p${index}]\nregion = eu-west-${index % 3}\n`).join('')

/** Names and bytes of files, as tools, editors and people leave them. */
export const contents: readonly (readonly [string, string | Uint8Array])[] = [
  ['empty', ''],
  ['a line end and nothing else', '\n'],
  ['blanks and nothing else', '  \t \n\n'],
  ['comments and nothing else', '# mine\n; also mine\n'],
  ['CRLF line ends', '[default]\r\nregion = eu-west-1\r\n'],
  ['mixed line ends', '[default]\r\nregion = eu-west-1\noutput = json\r\n'],
  ['lone carriage returns', '[default]\rregion = eu-west-1\r'],
  ['a byte order mark', `\ufeff${SECTION}`],
  ['a byte order mark and CRLF', '\ufeff[default]\r\nregion = eu-west-1\r\n'],
  ['a byte order mark and nothing else', '\ufeff'],
  ['no final newline', '[default]\nregion = eu-west-1'],
  ['no final newline after CRLF', '[default]\r\nregion = eu-west-1'],
  ['a hundred blank lines at the end', `${SECTION}${'\n'.repeat(100)}`],
  ['latin-1', latin('[default]\n# J\xfcrgen\n')],
  ['Windows-1252 quotation marks', latin('[default]\n# \x93quoted\x94\n')],
  ['Shift-JIS', Buffer.from([0x23, 0x20, 0x93, 0xfa, 0x96, 0x7b, 0x0a])],
  ['UTF-16 little-endian', Buffer.from(`\ufeff${SECTION}`, 'utf16le')],
  ['UTF-16 big-endian', Buffer.from(`\ufeff${SECTION}`, 'utf16le').swap16()],
  ['a torn UTF-8 sequence at the end', Buffer.from([0x23, 0x20, 0xe6, 0x97])],
  ['an overlong UTF-8 sequence', Buffer.from([0x23, 0xc0, 0xaf, 0x0a])],
  ['half a surrogate pair in UTF-8', Buffer.from([0x23, 0xed, 0xa0, 0x80, 0x0a])],
  ['NUL bytes', '[default]\nregion = eu\0west\n'],
  ['all 256 bytes', Buffer.from(Array.from({ length: 256 }, (_, index) => index))],
  ['emoji and scripts of the world', '[profile 日本語]\n# 🗝 שלום مرحبا\n'],
  ['composed and decomposed letters', '[profile J\u00fcrgen]\n[profile Ju\u0308rgen]\n'],
  ['line separators of Unicode', '[default]\n# a\u2028b\u2029c\u0085d\n'],
  ['form feeds and vertical tabs', '[default]\f\nregion\v= eu-west-1\n'],
  ['nested settings', '[default]\ns3 =\n  addressing_style = path\n  max_concurrent_requests = 20\n'],
  ['one section twice', `${SECTION}${SECTION}`],
  ['no INI at all', '{"default": {"region": "eu-west-1"}}\n<<<<<<< HEAD\n'],
  ['one line of a megabyte', `# ${'x'.repeat(1024 * 1024)}\n`],
  ['5 MB', `${SECTION}${`# ${'x'.repeat(78)}\n`.repeat(65_536)}`],
  ['5,000 profiles', profiles(5_000)],
  ['the largest file that is taken', `# ${'x'.repeat(20 * 1024 * 1024 - 11)}\n`],
]
