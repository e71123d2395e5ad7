/*
 * The house as data: which room may import which, and where each package may be used. `check-layers.mjs` holds every import
 * statement against it. A package that stands nowhere here fails the check.
 */

/** Rooms of app/, lowest first: a room may import the rooms named here, and itself. */
export const appRooms = {
  text: [],
  document: ['text'],
  profile: ['text', 'document'],
  chain: ['text', 'document', 'profile'],
  session: ['text', 'document', 'profile', 'chain'],
  marks: ['text', 'session'],
  switch: ['text', 'document', 'profile', 'chain', 'session', 'command'],
  signing: ['text'],
  command: ['text', 'document', 'profile', 'chain', 'session'],
  advice: ['text', 'document', 'profile', 'chain', 'session', 'command'],
  view: ['text', 'document', 'profile', 'chain', 'session', 'marks', 'switch', 'signing', 'command', 'advice'],
  contract: [
    'text',
    'document',
    'profile',
    'chain',
    'session',
    'marks',
    'switch',
    'signing',
    'command',
    'advice',
    'view',
  ],
}

/** Rooms whose `model.ts` or `…-model.ts` a room may take types from, though it stands above: words for a closed union. */
export const modelTypes = {
  text: ['document', 'profile', 'chain', 'session', 'marks', 'command', 'view'],
}

/** Who may import whom among the runtimes; `root` is configuration in the project's own folder. */
export const runtimes = {
  app: ['app'],
  main: ['app', 'main'],
  renderer: ['app', 'renderer'],
  test: ['app', 'main', 'renderer', 'test', 'scripts'],
  scripts: ['scripts'],
  root: [],
}

/** Where a package may be imported at run time: runtimes, folders or single files. Types of it may be used in the same runtime. */
export const packages = {
  valibot: ['app', 'main', 'renderer/double/'],
  electron: ['main'],
  '@aws-sdk/client-sts': ['main/aws/'],
  '@aws-sdk/client-iam': ['main/aws/'],
  'https-proxy-agent': ['main/aws/'],
  ini: ['main/settings/', 'main/facts/'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  'react-aria-components': ['renderer'],
  '@vitejs/plugin-react': ['scripts', 'root'],
  vite: ['scripts', 'root', 'renderer/globals.d.ts'],
  vitest: ['root'],
  playwright: ['scripts', 'root'],
  'electron-builder': ['scripts'],
}

/** Node's own modules: the renderer and the core have none, the preload runs in a sandbox without them. */
export const nodeModules = ['main', 'test', 'scripts', 'root']

/** Importing a certain name is a privilege of certain places. */
export const privileges = [
  {
    module: 'electron',
    name: 'ipcMain',
    places: ['main/ipc.ts'],
    because: 'every message is checked in one file',
  },
  {
    module: 'electron',
    name: 'ipcRenderer',
    places: ['main/preload.ts'],
    because: 'pages get named functions, never the channel',
  },
  {
    module: 'app/text/secret.ts',
    name: 'openSecret',
    places: [
      'main/aws/',
      'main/files/',
      'main/edit/',
      'main/broker/',
      'main/vault/',
      'main/os/clipboard.ts',
      'main/switch/child.ts',
      'main/os/hand-over.ts',
      'main/cli/console.ts',
      'test/',
    ],
    because: 'a secret is opened only where it is sent, written, copied or handed to a program',
  },
]

/** Node modules that only some places of main may use; the AWS files are read and written in main/files alone. */
export const fileSystemPlaces = [
  'main/files/',
  'main/settings/',
  'main/os/',
  'main/state/',
  'main/places/',
  'main/broker/',
  'main/log.ts',
  'main/bench-marks.ts',
]

/** Entries whose whole run-time graph must be free of a package, so that they start fast and without a display. */
export const freeOf = [
  { entry: 'main/cli/lanyard.ts', package: 'electron', because: 'the command line runs in plain Node' },
  { entry: 'main/cli/quick/ask-app.ts', package: 'electron', because: 'the command line runs in plain Node' },
]

/** Packages that a start must not load: reachable only behind a dynamic import. */
export const lazy = [
  {
    entry: 'main/cli/lanyard.ts',
    packages: ['@aws-sdk/client-sts', '@aws-sdk/client-iam', 'https-proxy-agent', 'ini'],
  },
  { entry: 'main/main.ts', packages: ['@aws-sdk/client-sts', '@aws-sdk/client-iam', 'https-proxy-agent'] },
]
