/*
 * Texts that must not stand in the sources, with the places where they may and the reason. Prose (Markdown) is not searched, but
 * for paths of one machine.
 */

const code = /\.(m?[jt]s|tsx|html|css)$/
const shipped = /^(app|main|renderer)\//
const ours = ['scripts/lib/bans.mjs', 'test/scripts/bans.test.ts']

/** Each: what is sought, in which files, except where, and why. */
export const bans = [
  {
    name: 'eval',
    pattern: /(?<![\w.$-])eval\s*\(|\bnew\s+Function\s*\(/,
    files: code,
    except: ['test/'],
    because: 'no text ever becomes code',
  },
  {
    name: 'text as HTML',
    pattern: /\b(inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdangerouslySetInnerHTML\b|\bdocument\.write\b/,
    files: code,
    except: ['test/'],
    because: 'no text ever becomes HTML',
  },
  {
    name: 'executeJavaScript',
    pattern: /\bexecuteJavaScript\w*\s*\(/,
    files: code,
    except: ['test/'],
    because: 'main never puts code into a page',
  },
  {
    name: 'openExternal',
    pattern: /\.openExternal\s*\(/,
    files: code,
    except: ['main/os/external.ts', 'test/'],
    because: 'addresses leave through one list of permitted ones',
  },
  {
    name: 'webPreferences',
    pattern: /\bwebPreferences\b/,
    files: shipped,
    except: ['main/os/window.ts', 'main/os/windows.ts'],
    because: 'what a page may do is said in one file',
  },
  {
    name: 'as any',
    pattern: /\bas\s+any\s*(?:[;,)\]}>.!]|$)|<any>/,
    files: code,
    except: [],
    because: 'types are not switched off',
  },
  {
    name: 'type check off',
    pattern: /@ts-(ignore|nocheck)\b/,
    files: code,
    except: [],
    because: 'types are not switched off',
  },
  {
    name: 'expected type error',
    pattern: /@ts-expect-error\b/,
    files: code,
    except: ['test/'],
    because: 'only a test of types expects an error',
  },
  {
    name: 'lint off',
    pattern: /\b(oxlint|eslint)-disable(?!-next-line no-control-regex -- )|\bbiome-ignore\b/,
    files: shipped,
    except: [],
    because: 'the one exception is a pattern that names control characters, with its reason',
  },
  {
    name: 'require',
    pattern: /(?<![\w.$])require\s*\(/,
    files: shipped,
    except: ['main/cli/boot.cjs'],
    because: 'imports are statements, so that they can be checked',
  },
  {
    name: 'only this test',
    pattern: /\b(test|it|describe)\.only\s*\(/,
    files: /^test\//,
    except: [],
    because: 'every test runs',
  },
  {
    name: "one machine's path",
    pattern: /(?<![\w./~*-])\/work\/[\w.]/,
    files: /^(?!package-lock\.json)/,
    except: ['test/'],
    because: 'the project knows no particular machine',
  },
]

const isExcepted = (file, ban) =>
  [...ban.except, ...ours].some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place))

/** Every banned text in a file: `{file, line, message}`. */
export const findBanned = (file, text) =>
  bans
    .filter((ban) => ban.files.test(file) && !isExcepted(file, ban))
    .flatMap((ban) =>
      text
        .split('\n')
        .flatMap((line, index) =>
          ban.pattern.test(line) ? [{ file, line: index + 1, message: `${ban.name}: ${ban.because}` }] : [],
        ),
    )
