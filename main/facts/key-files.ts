import type { KeyFileFact } from '../../app/chain/model.ts'
import type { SettingValue } from '../../app/profile/model.ts'
import { readFileAs } from '../../app/profile/read.ts'
import { isEmptySecret } from '../../app/text/secret.ts'
import { type Contents, snapshotOf } from '../files/contents.ts'
import { expandPath, expandTilde, type Locating } from '../files/locate.ts'
import { plainVariable } from '../files/places.ts'

/** `AWS_CREDENTIAL_FILE` with `~` expanded only (botocore 1.43 `OriginalEC2Provider`); null when it is not set. */
export function ec2CredentialsPath(locating: Locating): string | null {
  const named = plainVariable(locating.environment, 'AWS_CREDENTIAL_FILE')
  return named === undefined ? null : expandTilde(locating, named)
}

/** The boto config files that botocore tries (1.43 `BotoProvider`): `BOTO_CONFIG` alone when set, else two places. */
export function botoConfigPaths(locating: Locating): readonly string[] {
  const named = plainVariable(locating.environment, 'BOTO_CONFIG')
  if (named === undefined) return ['/etc/boto.cfg', expandPath(locating, '~/.boto')]
  return named === '' ? [] : [expandPath(locating, named)]
}

/** Names before the first `=` of each line (botocore 1.43 `parse_key_val_file_contents`). */
export function readEc2Credentials(path: string, contents: Contents): KeyFileFact {
  if (contents.state !== 'present') return { path, state: contents.state, has: new Set() }
  const lines = Buffer.from(contents.bytes)
    .toString('utf8')
    .split(/\r\n|[\n\r\v\f]/)
  const names = lines.filter((line) => line.includes('=')).map((line) => line.slice(0, line.indexOf('=')).trim())
  return { path, state: 'present', has: new Set(names) }
}

/**
 * Names of `[Credentials]` in a boto config. botocore reads it by the same parser as the shared files, so ours does too. What is no
 * regular file is none for botocore, and one it may not open reads as empty (`configparser.read` ignores `OSError`).
 */
export function readBotoConfig(path: string, contents: Contents): KeyFileFact {
  if (contents.state !== 'present') return { path, state: 'missing', has: new Set() }
  const reading = readFileAs('botocore', snapshotOf('credentials', path, contents))
  if (reading.refusal !== null) return { path, state: 'unreadable', has: new Set() }
  const settings = reading.profiles.get('Credentials')?.settings ?? new Map()
  const filled = [...settings.values()].filter((setting) => isFilled(setting.value))
  return { path, state: 'present', has: new Set(filled.map((setting) => setting.name)) }
}

function isFilled(value: SettingValue): boolean {
  switch (value.kind) {
    case 'plain':
      return value.text !== ''
    case 'secret':
      return !isEmptySecret(value.secret)
    case 'nested':
      return true
  }
}
