import type { DocumentCommand } from '../document/model.ts'
import { isSecret, type Secret } from '../text/secret.ts'
import type { NewValue } from './model.ts'

/**
 * The commands with every value as text: what is written, at the moment it is written. `open` gives the text of a secret; whoever calls
 * keeps neither the texts nor the commands.
 */
export function openCommands(
  commands: readonly DocumentCommand<NewValue>[],
  open: (secret: Secret) => string,
): readonly DocumentCommand[] {
  return commands.map((command) => openCommand(command, open))
}

function openCommand(command: DocumentCommand<NewValue>, open: (secret: Secret) => string): DocumentCommand {
  switch (command.kind) {
    case 'set-setting':
      return { ...command, value: textOf(command.value, open) }
    case 'add-section':
      return { ...command, settings: command.settings.map(([name, value]) => [name, textOf(value, open)] as const) }
    default:
      return command
  }
}

function textOf(value: NewValue, open: (secret: Secret) => string): string {
  return isSecret(value) ? open(value) : value
}

/** Whether a command brings a secret. */
export function bringsSecret(command: DocumentCommand<NewValue>): boolean {
  switch (command.kind) {
    case 'set-setting':
      return isSecret(command.value)
    case 'add-section':
      return command.settings.some(([, value]) => isSecret(value))
    default:
      return false
  }
}
