import { createHash } from 'node:crypto'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoConfig, demoCredentials, LEGACY_START_URL, LOGIN_SESSION, SSO_SESSIONS } from './demo-files.ts'
import { DEMO_DEVICES } from './demo-people.ts'

export type DemoWorldOptions = {
  /** Start of the demo, milliseconds; expiries are written relative to it. */
  readonly now: number
  /** Base URL of the embedded STS. */
  readonly stsUrl: string
  /** Environment from which display, language, `PATH` and the like are taken; never anything of AWS or a proxy. */
  readonly inherited?: Readonly<Record<string, string | undefined>>
}

export type DemoWorld = {
  /** Stands in for the home folder. */
  readonly folder: string
  readonly configFile: string
  readonly credentialsFile: string
  /** Settings and state of Lanyard itself (`LANYARD_HOME`). */
  readonly lanyardHome: string
  /** A whole environment for a child process; nothing of AWS leaks in from outside. */
  readonly environment: Readonly<Record<string, string>>
  readonly serials: readonly string[]
}

/** What a desktop application, a shell and Node need of the surrounding environment. */
const INHERITED =
  /^(PATH|PATHEXT|LANG|LANGUAGE|LC_.*|TZ|TERM|COLORTERM|SHELL|USER|LOGNAME|DISPLAY|XAUTHORITY|WAYLAND_DISPLAY|XDG_RUNTIME_DIR|XDG_SESSION_TYPE|XDG_CURRENT_DESKTOP|XDG_DATA_DIRS|DBUS_SESSION_BUS_ADDRESS|TMPDIR|TEMP|TMP|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PROGRAMFILES.*|NUMBER_OF_PROCESSORS|PROCESSOR_ARCHITECTURE)$/i

/** Writes a made-up `~/.aws` and Lanyard's settings into `folder` (created; it should be empty) and says how to live in it. */
export async function createDemoWorld(folder: string, options: DemoWorldOptions): Promise<DemoWorld> {
  const aws = join(folder, '.aws')
  const lanyardHome = join(folder, 'lanyard')
  const tokenFile = join(folder, 'web-identity-token')
  for (const path of [folder, aws, lanyardHome]) await makeFolder(path)
  const configFile = join(aws, 'config')
  const credentialsFile = join(aws, 'credentials')
  await makeFile(configFile, demoConfig(tokenFile, join(folder, 'get keys.sh')))
  await makeFile(credentialsFile, demoCredentials(options.now))
  await makeFile(tokenFile, 'EXAMPLE.web.identity.token')
  await makeFile(join(lanyardHome, 'settings.ini'), '; Settings of the demo\n[profiles]\nproduction = *prod*\n')
  await writeCaches(aws, options.now)
  return {
    folder,
    configFile,
    credentialsFile,
    lanyardHome,
    environment: environmentOf(folder, lanyardHome, options),
    serials: DEMO_DEVICES.map((device) => device.serial),
  }
}

function environmentOf(
  folder: string,
  lanyardHome: string,
  { stsUrl, inherited = {} }: DemoWorldOptions,
): Readonly<Record<string, string>> {
  const environment: Record<string, string> = {}
  for (const [name, value] of Object.entries(inherited))
    if (value !== undefined && INHERITED.test(name)) environment[name] = value
  return {
    ...environment,
    HOME: folder,
    USERPROFILE: folder,
    XDG_CONFIG_HOME: join(folder, '.config'),
    XDG_STATE_HOME: join(folder, '.local', 'state'),
    XDG_CACHE_HOME: join(folder, '.cache'),
    LANYARD_HOME: lanyardHome,
    AWS_ENDPOINT_URL_STS: stsUrl,
    AWS_ENDPOINT_URL_IAM: stsUrl,
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

async function writeCaches(aws: string, now: number): Promise<void> {
  const sso = join(aws, 'sso', 'cache')
  const login = join(aws, 'login', 'cache')
  for (const path of [join(aws, 'sso'), sso, join(aws, 'login'), login]) await makeFolder(path)
  const minutes = (count: number) => new Date(now + count * 60_000).toISOString().replace(/\.\d{3}Z$/, 'Z')
  await makeFile(
    join(sso, `${digest('sha1', SSO_SESSIONS.live)}.json`),
    ssoToken('https://acme.awsapps.com/start', 'eu-central-1', minutes(5 * 60)),
  )
  await makeFile(
    join(sso, `${digest('sha1', SSO_SESSIONS.expired)}.json`),
    ssoToken('https://acme-eu.awsapps.com/start', 'eu-west-1', minutes(-20 * 60)),
  )
  await makeFile(
    join(sso, `${digest('sha1', LEGACY_START_URL)}.json`),
    ssoToken(LEGACY_START_URL, 'us-east-1', minutes(-3 * 24 * 60)),
  )
  await makeFile(join(login, `${digest('sha256', LOGIN_SESSION)}.json`), loginToken(minutes(9 * 60 + 30)))
}

function ssoToken(startUrl: string, region: string, expiresAt: string): string {
  return JSON.stringify({ startUrl, region, accessToken: 'EXAMPLE-access-token', expiresAt })
}

function loginToken(expiresAt: string): string {
  return JSON.stringify({
    accessToken: {
      accessKeyId: 'ASIAEXAMPLELOGIN7777',
      secretAccessKey: 'EXAMPLE/LOGIN+bPxRfiCYEXAMPLEKEYbPxRfiCY',
      sessionToken: 'IQoJEXAMPLETOKEN/LOGIN',
      accountId: '777788889999',
      expiresAt,
    },
    tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: 'EXAMPLE-refresh-token',
    idToken: 'EXAMPLE-id-token',
    dpopKey: 'EXAMPLE',
  })
}

function digest(algorithm: 'sha1' | 'sha256', text: string): string {
  return createHash(algorithm).update(text).digest('hex')
}

/** Modes are set once more after creation, because the umask may have narrowed or the folder may have existed. */
async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  await chmod(path, 0o700)
}

async function makeFile(path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 })
  await chmod(path, 0o600)
}
