import type { ImportedProfile, PlanNote } from '../model.ts'

/** What a pasted text can be; the words for it are in `app/text/import-text.ts`. */
export type ImportFormat =
  | 'portal'
  | 'shared-file'
  | 'shell'
  | 'fish'
  | 'powershell'
  | 'cmd'
  | 'docker'
  | 'dotenv'
  | 'sts-json'
  | 'process-json'
  | 'metadata-json'
  | 'access-key-json'
  | 'sso-json'
  | 'environment-json'
  | 'credentials-json'
  | 'access-key-csv'

/** One profile as its reader found it: settings by AWS's names, as text. Nothing of it is shown before secrets are wrapped. */
export type Gathered = {
  /** What the text calls it; null when it gives no name. */
  readonly name: string | null
  readonly settings: ReadonlyMap<string, string>
}

/** An `[sso-session x]` of a pasted block. */
export type GatheredSession = { readonly name: string; readonly settings: ReadonlyMap<string, string> }

/** What a reader left out, or took one of several of. */
export type Omission = 'reference' | 'repeated' | 'services'

/** What one reader made of a text. */
export type Found = {
  readonly format: ImportFormat
  readonly profiles: readonly Gathered[]
  readonly sessions: readonly GatheredSession[]
  readonly omissions: readonly Omission[]
}

/** `ok: false`: one sentence that says what would be recognised. No value of the text is in a message, ever. */
export type ImportResult =
  | {
      readonly ok: true
      /** `Environment variables (PowerShell)`. */
      readonly format: string
      readonly profiles: readonly ImportedProfile[]
      readonly notes: readonly PlanNote[]
    }
  | { readonly ok: false; readonly message: string }
