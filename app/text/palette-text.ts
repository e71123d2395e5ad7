/** The palette and the map of keys. */
export const paletteText = {
  label: 'Go to a profile or do something',
  placeholder: 'Profile or action…',
  results: 'Results',
  empty: 'Nothing by that name.',
  renew: (name: string): string => `Renew ${name}…`,
  copy: (name: string): string => `Copy environment of ${name}`,
  chain: (name: string): string => `Chain of ${name}`,
  goProfiles: 'Go to Profiles',
  goChain: 'Go to Chain',
  goSettings: 'Go to Settings',
  showKeys: 'Show the map of keys',
  hintMove: 'move',
  hintDo: 'choose',
  hintClose: 'close',
} as const

type KeyRow = { readonly keys: readonly string[]; readonly does: string }

/** The map of keys; `mod` is Cmd on macOS and Ctrl elsewhere. */
export const keysText = {
  title: 'Keys',
  anywhere: 'Anywhere',
  inList: 'While the list has focus',
  inListHelp:
    'Other letters jump to a name. For names that begin with r or c, type a letter or two into the filter instead.',
  rowsAnywhere: (mod: string): readonly KeyRow[] => [
    { keys: [mod, 'K'], does: 'Palette: every profile and action' },
    { keys: ['/'], does: 'Filter profiles' },
    { keys: [mod, '1'], does: 'Profiles' },
    { keys: [mod, '2'], does: 'Chain' },
    { keys: [mod, ','], does: 'Settings' },
    { keys: ['?'], does: 'This map' },
    { keys: ['Esc'], does: 'Close one layer, or clear the filter' },
  ],
  rowsInList: [
    { keys: ['↑', '↓'], does: 'Move' },
    { keys: ['Enter'], does: 'Go to the detail' },
    { keys: ['r'], does: 'Renew' },
    { keys: ['c'], does: 'Copy environment' },
  ] satisfies readonly KeyRow[],
} as const
