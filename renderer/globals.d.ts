import type { LanyardApi } from '../app/contract/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload; the only way out of this page. */
    readonly lanyard: LanyardApi
  }
}
