/** The tray's menu as data; `main/os/tray.ts` renders it. */
export type TrayEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly TrayEntry[] }

export type TrayAction =
  | { readonly do: 'renew'; readonly profile: string }
  | { readonly do: 'renew-device'; readonly serial: string }
  | { readonly do: 'copy-environment'; readonly profile: string }
  /** Profile null: none. Lease in seconds; null: until further notice. */
  | { readonly do: 'activate'; readonly profile: string | null; readonly leaseSeconds: number | null }
  | { readonly do: 'go-back' }
  | { readonly do: 'open-console'; readonly profile: string }
  | { readonly do: 'switcher' }
  | { readonly do: 'chain' }
  | { readonly do: 'sessions' }
  | { readonly do: 'open' }
  | { readonly do: 'quit' }

export type TrayView = {
  readonly icon: 'none' | 'live' | 'soon' | 'expired'
  readonly tooltip: string
  readonly entries: readonly TrayEntry[]
}
