import { basename } from 'node:path'
import type { VaultEntry } from '../../../app/switch/vault-model.ts'
import type { Instant } from '../../../app/text/instant.ts'
import { tokenText } from '../../../app/text/token-text.ts'
import type { Outcome } from '../../../app/view/model.ts'
import { splitCommand } from '../../os/command-words.ts'
import { codeFromCommand } from '../../session/token-command.ts'
import type { TokenCommands } from '../../settings/token-commands.ts'
import { codeFromVault, seedHolder } from '../../vault/code.ts'
import type { Vault } from '../../vault/model.ts'

/** What gives the codes of a device instead of a person. */
export type CodeSource = {
  /** For the button that asks it: a program without its arguments, or the vault. */
  readonly name: string
  readonly give: () => Promise<Outcome<string, string>>
}

/** What finding one goes by. */
export type CodeSourceOptions = {
  readonly commands: TokenCommands
  readonly entries: readonly VaultEntry[]
  readonly vault: Vault
  /** By the clock of AWS, as far as it is known: a code of the wrong half minute is spent in vain. */
  readonly now: () => Instant
  /** What programs run in: without a secret. */
  readonly environment: Readonly<Record<string, string>>
  readonly folder: string
}

/** The program that the person named for a device, else the seed in the vault; null: the code is typed. */
export function codeSourceOf(serial: string, options: CodeSourceOptions): CodeSource | null {
  const { commands, entries, vault, now, environment, folder } = options
  const command = commands.get(serial)
  if (command !== undefined) {
    const name = basename(splitCommand(command)[0] ?? '')
    return { name, give: () => codeFromCommand(command, { environment, folder }) }
  }
  const holder = seedHolder(entries, serial)
  if (holder === null) return null
  return { name: tokenText.vault, give: () => codeFromVault(holder, now(), vault.opening()) }
}
