import type { Environment } from '../../app/chain/model.ts'

/** How a URL is reached. `unusable`: a proxy is set, but it is no address. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly proxy: URL }
  | { readonly kind: 'unusable' }

const SUFFIX = '_proxy'

/**
 * The proxy for a URL, as botocore 1.43 finds it in the environment (`utils.get_environ_proxies`, which is urllib's
 * `getproxies_environment` and `proxy_bypass_environment` of Python 3.11): `https_proxy` for https URLs, `http_proxy` for http ones,
 * lower case before upper case, `no_proxy` as a list of host suffixes. `ALL_PROXY` and the system's own settings are not read.
 */
export function routeTo(url: URL, environment: Environment): Route {
  const proxies = proxiesIn(environment)
  const written = proxies.get(url.protocol.slice(0, -1))
  if (written === undefined || isBypassed(url, proxies.get('no'))) return { kind: 'direct' }
  const fixed = completeProxyUrl(written)
  if (!URL.canParse(fixed)) return { kind: 'unusable' }
  const proxy = new URL(fixed)
  return proxy.hostname === '' || /^\w+:\/\//.test(written.replace(/^https?:\/\//, ''))
    ? { kind: 'unusable' }
    : { kind: 'proxy', proxy }
}

/** `_fix_proxy_url`: a bare `host:port` is taken for http. */
function completeProxyUrl(written: string): string {
  if (/^https?:/.test(written)) return written
  return written.startsWith('//') ? `http:${written}` : `http://${written}`
}

function proxiesIn(environment: Environment): ReadonlyMap<string, string> {
  const proxies = new Map<string, string>()
  const plain = [...environment].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  for (const [name, value] of plain) {
    const lower = name.toLowerCase()
    if (value !== '' && lower.endsWith(SUFFIX)) proxies.set(lower.slice(0, -SUFFIX.length), value)
  }
  // CVE-2016-1000110: under CGI, HTTP_PROXY may come from a request header.
  if (environment.has('REQUEST_METHOD')) proxies.delete('http')
  for (const [name, value] of plain) {
    if (!name.endsWith(SUFFIX)) continue
    const scheme = name.toLowerCase().slice(0, -SUFFIX.length)
    if (value === '') proxies.delete(scheme)
    else proxies.set(scheme, value)
  }
  return proxies
}

function isBypassed(url: URL, noProxy: string | undefined): boolean {
  if (noProxy === undefined) return false
  if (noProxy === '*') return true
  const hosts = [url.hostname.toLowerCase(), url.host.toLowerCase()]
  return noProxy
    .split(',')
    .map((name) => name.trim().replace(/^\.+/, '').toLowerCase())
    .some((name) => name !== '' && hosts.some((host) => host === name || host.endsWith(`.${name}`)))
}

/** A proxy as it may be named to a person: host and port, never the user name or password. */
export function proxyName(proxy: URL): string {
  return proxy.host
}

/** `Proxy-Authorization` for a proxy URL with a user name and password in it, null without. */
export function proxyAuthorization(proxy: URL): string | null {
  if (proxy.username === '' || proxy.password === '') return null
  const pair = `${decodePart(proxy.username)}:${decodePart(proxy.password)}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** A stray `%` in a password stays as it is. */
function decodePart(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
