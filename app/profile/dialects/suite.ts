import { suiteMeaning } from '../header-name.ts'
import type { LineContext, LineMeaning, LineRules } from './line-reader.ts'

const NOTHING: LineMeaning = { is: 'nothing' }
const IDENTIFIER = /^[A-Za-z0-9_\-/.%@:+]+$/

const stop = (code: Extract<LineMeaning, { is: 'stop' }>['code']): LineMeaning => ({ is: 'stop', code })

/**
 * The reading that Rust, Java and Kotlin share: their common parser suite (`profile-parser-tests.json`), Java 2.x `ProfileFileReader`, smithy-rs
 * `profile/parser/parse.rs`. Java and Kotlin keep the case of a setting's name, Rust lowers it.
 */
function suiteRules(dialect: 'cross-sdk' | 'cross-sdk-cased'): LineRules {
  const fold = dialect === 'cross-sdk' ? (name: string) => name.toLowerCase() : (name: string) => name
  return {
    dialect,
    lineEnd: /\r\n|\r|\n/,
    twoDefaults: 'prefixed',
    twice: 'later',
    read: (line, context) => {
      if (/^[ \t]*$/.test(line) || line.startsWith('#') || line.startsWith(';')) return NOTHING
      if (line.startsWith('[')) return readHeader(line, context)
      if (line.startsWith(' ') || line.startsWith('\t')) return readContinuation(line, context)
      return readSetting(line, context, fold)
    },
  }
}

/** A comment may follow the bracket at once. */
function readHeader(line: string, { role }: LineContext): LineMeaning {
  const bare = line.replace(/[#;].*$/s, '').trim()
  if (!bare.endsWith(']')) return stop('unclosed-header')
  const header = bare.slice(1, -1)
  return { is: 'header', header, meaning: suiteMeaning(role, header) }
}

function readContinuation(line: string, { section, running }: LineContext): LineMeaning {
  if (section === 'ignored') return NOTHING
  if (section === 'none' || running === null) return stop('continuation-without-setting')
  const text = line.trim()
  const isBlock = running === '' || running.startsWith('\n')
  if (isBlock && !text.includes('=')) return stop('nested-without-delimiter')
  return { is: 'more', text }
}

function readSetting(line: string, { section }: LineContext, fold: (name: string) => string): LineMeaning {
  if (section === 'ignored') return NOTHING
  if (section === 'none') return stop('before-first-section')
  const bare = line.replace(/[ \t][#;].*$/s, '').trim()
  const delimiter = bare.indexOf('=')
  if (delimiter < 0) return stop('no-delimiter')
  const name = bare.slice(0, delimiter).trim()
  if (name === '') return stop('setting-without-name')
  if (!IDENTIFIER.test(name)) return NOTHING
  return { is: 'setting', name: fold(name), value: bare.slice(delimiter + 1).trim() }
}

/** Rust. */
export const crossSdkRules = suiteRules('cross-sdk')

/** Java and Kotlin. */
export const crossSdkCasedRules = suiteRules('cross-sdk-cased')
