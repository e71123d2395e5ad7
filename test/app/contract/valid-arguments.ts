import { KNOWN_TOOLS } from '../../../app/chain/tools/index.ts'
import type { AskName } from '../../../app/contract/contract.ts'

export const environment = { kind: 'environment' }
export const explicit = { kind: 'explicit', name: 'dev' }

export const chain = {
  tools: ['aws-cli-v2'],
  profile: environment,
  place: { kind: 'here' },
  suppose: { present: [], absent: [] },
}

export const serial = 'arn:aws:iam::123456789012:mfa/alice'
export const target = { kind: 'profile', name: 'dev' }
export const setting = { setting: 'region', value: 'eu-west-1', file: null }

/** One valid argument for every call. */
export const valid: Readonly<Record<AskName, readonly unknown[]>> = {
  ready: [undefined],
  profileDetail: [{ name: 'dev' }],
  explainChain: [
    ...KNOWN_TOOLS.flatMap(({ id }) => [
      { ...chain, tools: [id] },
      { ...chain, tools: [id], profile: explicit },
    ]),
    ...[
      { kind: 'login-shell' },
      { kind: 'process', pid: 4711 },
      { kind: 'pasted', id: 'environment-1' },
      { kind: 'pictured', host: 'ec2', variables: [{ name: 'AWS_REGION', value: null }], metadata: 'present' },
    ].map((place) => ({ ...chain, place, suppose: { present: ['sso'], absent: ['environment'] } })),
  ],
  listProcesses: [undefined],
  readPastedEnvironment: [{ from: 'clipboard' }, { from: 'file' }],
  probeSentence: [{ rung: 'process', tool: 'aws-cli-v2', profile: explicit, place: { kind: 'here' } }],
  probe: [{ rung: 'container', tool: 'aws-cli-v2', profile: environment, place: { kind: 'process', pid: 1 } }],
  stopProbe: [undefined],
  copyEnvironment: [
    { profile: 'dev', dialect: null, secrets: false },
    { profile: 'dev', dialect: 'docker', secrets: true },
  ],
  activate: [
    { profile: 'dev', leaseSeconds: null },
    { profile: 'dev', leaseSeconds: 60 },
    { profile: null, leaseSeconds: null },
  ],
  goBack: [undefined],
  previewDefault: [{ profile: 'dev', leaseSeconds: 604_800 }],
  previewDefaultBack: [undefined],
  willNotFollow: [undefined],
  openTerminal: [{ profile: 'dev' }],
  consoleChoices: [{ profile: 'dev' }],
  openConsole: [
    { profile: 'dev', service: null, region: null, act: 'open' },
    { profile: 'dev', service: 's3', region: 'eu-west-1', act: 'copy' },
  ],
  previewConnect: [
    { profile: 'dev', as: null, session: 'leave' },
    { profile: 'dev', as: 'dev-live', session: 'take-out' },
  ],
  vault: [undefined],
  previewVaultIn: [{ profile: 'dev' }],
  previewVaultOut: [{ profile: 'dev' }],
  plainCopies: [{ profile: 'dev' }],
  deletePlainCopies: [{ profile: 'dev' }],
  addSeed: [{ profile: 'dev' }],
  dropSeed: [{ profile: 'dev' }],
  removeVaulted: [{ profile: 'dev' }],
  copyChain: [
    { ...chain, profile: explicit, what: 'text' },
    { ...chain, what: 'markdown' },
    { ...chain, what: 'advice' },
  ],
  openAtLine: [{ file: '/home/alice/.aws/config', line: 1 }],
  changeSetting: [
    { setting: 'theme', value: 'dark' },
    { setting: 'sessionDuration', value: 900 },
    { setting: 'sessionDuration', value: 129_600 },
    { setting: 'notify', value: false },
    { setting: 'renewByItself', value: false },
    { setting: 'renewOnBattery', value: true },
    { setting: 'closeToTray', value: true },
    { setting: 'startHidden', value: true },
    { setting: 'editor', value: 'code -g {file}:{line}' },
    { setting: 'shell', value: 'fish' },
    { setting: 'production', value: ['*prod*', 'live-?'] },
    { setting: 'productionLease', value: 'off' },
    { setting: 'productionLease', value: 3600 },
  ],
  openToken: [
    { kind: 'profile', profile: 'dev' },
    { kind: 'device', serial },
    { kind: 'device', serial: 'GAHT12345678' },
  ],
  tokenReady: [undefined],
  startSession: [{ code: '012345' }],
  codeFromCommand: [undefined],
  cancelRenewal: [undefined],
  snooze: [undefined],
  renewNow: [{ profile: 'dev' }],
  sessionRoutes: [{ profile: 'dev' }],
  chooseRoute: [
    { profile: 'dev', route: null, place: null, durationSeconds: null },
    { profile: 'dev', route: 'own-code', place: { kind: 'target', section: 'dev-mfa' }, durationSeconds: 43_200 },
    { profile: 'dev', route: 'shared-code', place: { kind: 'cli-cache' }, durationSeconds: 900 },
    { profile: 'dev', route: 'no-code', place: { kind: 'memory' }, durationSeconds: null },
  ],
  stopSession: [{ id: 'target:dev-mfa' }],
  previewCleanUp: [undefined],
  testSession: [{ profile: 'dev' }],
  checkDevice: [{ profile: 'dev' }],
  setTokenCommand: [
    { serial, command: 'op item get AWS --otp' },
    { serial, command: '' },
  ],
  markProfile: [
    { profile: 'dev', change: { mark: 'favourite', value: true } },
    { profile: 'dev', change: { mark: 'colour', value: 'red' } },
    { profile: 'dev', change: { mark: 'colour', value: null } },
    { profile: 'dev', change: { mark: 'note', value: 'ask Bob' } },
    { profile: 'dev', change: { mark: 'production', value: 'no' } },
    { profile: 'dev', change: { mark: 'pinned', value: false } },
  ],
  editForm: [
    { kind: 'profile', name: 'dev' },
    { kind: 'sso-session', name: null },
  ],
  previewEdit: [
    { kind: 'edit', target, edits: [setting, { setting: 's3.addressing_style', value: null, file: 'config' }] },
    { kind: 'add', target: { kind: 'services', name: 'local' }, settings: [] },
    { kind: 'duplicate', target, to: 'dev copy' },
    { kind: 'rename', target, to: 'staging', references: 'follow' },
    { kind: 'remove', target, references: 'leave' },
    { kind: 'import', id: 'import-1', names: ['dev', 'prod'] },
    { kind: 'fix', id: 'duplicate-setting:config:9' },
  ],
  commitEdit: [{ id: 'edit-1' }],
  resolveConflict: [
    { id: 'edit-1', keep: 'mine' },
    { id: 'edit-1', keep: 'theirs' },
  ],
  discardEdit: [{ id: 'edit-1' }],
  readImport: [{ from: 'clipboard' }, { from: 'file' }],
  history: [undefined],
  undoWrite: [{ id: null }, { id: 7 }],
  forgetHistory: [undefined],
}
