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
  goAdvice: 'Go to Advice',
  goHistory: 'Go to History',
  goSettings: 'Go to Settings',
  edit: (name: string): string => `Edit ${name}`,
  duplicate: (name: string): string => `Duplicate ${name}…`,
  rename: (name: string): string => `Rename ${name}…`,
  delete: (name: string): string => `Delete ${name}…`,
  editSession: (name: string): string => `Edit SSO session ${name}`,
  editServices: (name: string): string => `Edit services section ${name}`,
  add: 'New profile, SSO session or services section…',
  import: 'Import from the clipboard or a file…',
  undo: (title: string): string => `Undo: ${title}`,
  redo: 'Redo the last undo',
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
    'Other letters jump to a name. For names that begin with r, c or e, type a letter or two into the filter instead.',
  rowsAnywhere: (mod: string): readonly KeyRow[] => [
    { keys: [mod, 'K'], does: 'Palette: every profile and action' },
    { keys: ['/'], does: 'Filter profiles' },
    { keys: [mod, '1'], does: 'Profiles' },
    { keys: [mod, '2'], does: 'Chain' },
    { keys: [mod, '3'], does: 'Advice' },
    { keys: [mod, '4'], does: 'History' },
    { keys: [mod, ','], does: 'Settings' },
    { keys: [mod, 'Z'], does: 'Undo the last write' },
    { keys: [mod, '⇧', 'Z'], does: 'Redo it' },
    { keys: ['?'], does: 'This map' },
    { keys: ['Esc'], does: 'Close one layer, or clear the filter' },
  ],
  rowsInList: [
    { keys: ['↑', '↓'], does: 'Move' },
    { keys: ['Enter'], does: 'Go to the detail' },
    { keys: ['r'], does: 'Renew' },
    { keys: ['c'], does: 'Copy environment' },
    { keys: ['e'], does: 'Edit' },
    { keys: ['Del'], does: 'Delete, after a dry run' },
  ] satisfies readonly KeyRow[],
} as const
