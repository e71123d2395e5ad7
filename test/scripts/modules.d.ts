/* The scripts are JavaScript; a test says what it uses of them. */

declare module '*/check-layers.mjs' {
  export type LayerProblem = { readonly file: string; readonly line: number; readonly message: string }
  export const checkLayers: (sources: ReadonlyMap<string, string>) => readonly LayerProblem[]
}

declare module '*/bans.mjs' {
  export const findBanned: (
    file: string,
    text: string,
  ) => readonly { readonly line: number; readonly message: string }[]
}

declare module '*/electron-runtime.mjs' {
  type Facts = {
    readonly environment: Readonly<Record<string, string>>
    readonly platform: string
    readonly arch: string
  }
  export const purposes: Readonly<Record<string, string>>
  export const mayUseSubstitute: (facts: Facts & { readonly purpose: string }) => string
  export const findElectron: (
    purpose: string,
    facts: Facts & {
      readonly home: string
      readonly official: () => Promise<{ readonly folder: string | null; readonly detail: string | null }>
      readonly unofficial: () => Promise<string>
      readonly announce: (text: string) => void
    },
  ) => Promise<{ readonly origin: string; readonly folder: string; readonly version: string }>
}

declare module '*/official-electron.mjs' {
  export const circumstances: (environment: Readonly<Record<string, string>>) => string
}

declare module '*/substitute-electron.mjs' {
  type Pinned = { readonly package: string; readonly version: string; readonly integrity: string }
  export const substitute: Pinned
  export const hasIntegrity: (bytes: Uint8Array, integrity: string) => boolean
  export const fetchSubstitute: (options: {
    readonly cache: string
    readonly announce: (text: string) => void
    readonly pack: (into: string) => Promise<string>
    readonly pinned: Pinned
  }) => Promise<string>
}

declare module '*/test-counts.mjs' {
  export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: readonly string[] }
  export const countVitest: (report: unknown) => Counts
  export const countPlaywright: (report: unknown) => Counts
  export const sumCounts: (counts: readonly Counts[]) => Counts
  export const closingLine: (counts: Counts) => string
}

declare module '*/fuses.mjs' {
  export type Fuses = Readonly<Record<string, string>>
  export const releaseFuses: Fuses
  export const inspectableFuses: Fuses
  export const fusesIn: (bytes: Uint8Array) => Fuses | null
  export const wrongFuses: (fuses: Fuses | null, expected: Fuses) => readonly string[]
}

declare module '*/long-tests.mjs' {
  type LongTest = {
    readonly promise: string
    readonly cases: number
    readonly seconds: number
    readonly status: string
  }
  export const longTests: (report: unknown) => readonly LongTest[]
  export const longTable: (rows: readonly LongTest[]) => string
  export const withLongTests: (page: string, section: string) => string
}

declare module '*/vite-configs.mjs' {
  /** Of Vite; what is in it is the scripts' own affair. */
  export type Config = { readonly build: Readonly<Record<string, unknown>> }
  export type Target = {
    readonly makes: string
    readonly configs: (mode: 'production' | 'development') => readonly Config[]
  }
  export const targets: Readonly<Record<'main' | 'preload' | 'cli' | 'renderer' | 'demo', Target>>
}

declare module '*/movable-clock.mjs' {
  import type { Config } from '*/vite-configs.mjs'
  export const movableClockMark: string
  export const withMovableClock: (config: Config) => Config
  export const bundledText: (config: Config) => Promise<string>
}

declare module '*/stand-ins.mjs' {
  import type { Config, Target } from '*/vite-configs.mjs'

  type Pair = readonly [module: string, standIn: string]
  export const withStandIns: (config: Config, pairs: readonly Pair[]) => Config
  export const buildPieceInto: (folder: string, target: Target, change?: (config: Config) => Config) => Promise<void>
}

declare module '*/project.mjs' {
  export const root: string
  export const inProject: (...parts: readonly string[]) => string
  export const manifest: Readonly<Record<'name' | 'productName' | 'version' | 'main', string>>
}
