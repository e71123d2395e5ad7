import type { IntentRefusal, PlanNote } from '../../app/command/model.ts'
import type { MovableKeys } from '../../app/switch/vault-intent.ts'
import type { VaultFailure } from '../../app/switch/vault-model.ts'
import type { CommitResult, EditContext, Preview, PreviewFile } from '../edit/model.ts'
import type { FileWrite, Resolve } from '../edit/write-files.ts'
import type { Vault } from './model.ts'
import type { PlainCopies } from './plain-copies.ts'

/** What moving keys touches. */
export type MoveDeps = { readonly vault: Vault; readonly edit: EditContext }

/** A dry run of moving keys in. `files` hold secrets, as those of every dry run do; the keys are wrapped. */
export type VaultInPlan = {
  readonly profile: string
  readonly title: string
  readonly files: readonly PreviewFile[]
  readonly notes: readonly PlanNote[]
  readonly keys: MovableKeys
  readonly preview: Preview
}

/** A dry run of moving keys back. `files` is empty where they stand in the file already: then only the vault's copy goes. */
export type VaultOutPlan = {
  readonly profile: string
  readonly title: string
  readonly files: readonly PreviewFile[]
  readonly notes: readonly PlanNote[]
  readonly keys: MovableKeys
  readonly writes: readonly FileWrite[]
}

export type MoveFailure =
  | { readonly kind: 'refused'; readonly refusal: IntentRefusal }
  | { readonly kind: 'vault'; readonly failure: VaultFailure }

/** `copies`: where the keys still stand in plain text, the write itself not left out. */
export type VaultMove =
  | {
      readonly kind: 'moved'
      readonly result: CommitResult & { readonly kind: 'written' | 'unchanged' }
      readonly copies: PlainCopies
      readonly notes: readonly string[]
    }
  | MoveFailure
  | Exclude<CommitResult, { readonly kind: 'written' | 'unchanged' | 'refused' }>

export type { Resolve }
