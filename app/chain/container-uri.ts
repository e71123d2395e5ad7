/*
 * Enough of a URL to judge a container credentials URI as the tools do: scheme and host name, lower-cased, brackets kept apart.
 */

/** `malformed`: no tool would accept the text as a URL at all. */
export type UriParts = { readonly scheme: string; readonly host: string; readonly malformed: boolean }

const SHAPE = /^([a-z][a-z0-9+.-]*):\/\/([^/?#\\]*)/i

/** Scheme and host of a URI. A text without `scheme://` has neither. */
export function uriParts(uri: string): UriParts {
  const match = SHAPE.exec(uri.trim())
  if (!match) return { scheme: '', host: '', malformed: true }
  const scheme = (match[1] ?? '').toLowerCase()
  const authority = match[2] ?? ''
  const afterUser = authority.slice(authority.lastIndexOf('@') + 1)
  const bracket = /^\[([^\]]*)\](?::(\d*))?$/.exec(afterUser)
  if (bracket) return { scheme, host: (bracket[1] ?? '').toLowerCase(), malformed: tooLarge(bracket[2]) }
  const colon = afterUser.indexOf(':')
  const host = (colon < 0 ? afterUser : afterUser.slice(0, colon)).toLowerCase()
  const port = colon < 0 ? '' : afterUser.slice(colon + 1)
  const malformed = host === '' || /[[\]<>^|% ]/.test(host) || !/^\d*$/.test(port) || tooLarge(port)
  return { scheme, host, malformed }
}

const tooLarge = (port: string | undefined): boolean => Number(port ?? '') > 65_535

/** `127.0.0.0/8`, written as four decimal numbers. */
export function isLoopback4(host: string): boolean {
  const parts = host.split('.')
  return (
    parts.length === 4 && parts[0] === '127' && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && +part < 256)
  )
}

/** `::1` in its common spellings. */
export const isLoopback6 = (host: string): boolean => /^(::1|(0{1,4}:){7}0{0,3}1)$/.test(host)

const LINK_LOCAL: ReadonlySet<string> = new Set(['169.254.170.2', '169.254.170.23', 'fd00:ec2::23', 'localhost'])

/**
 * Whether a tool would send its request there: https anywhere, else loopback and the hosts of ECS and EKS
 * (botocore `ContainerMetadataFetcher._validate_allowed_url` 1.43; JS `credential-provider-http/checkUrl` 3.972).
 */
export function isAllowedContainerUri(parts: UriParts): boolean {
  if (parts.scheme === 'https') return true
  return LINK_LOCAL.has(parts.host) || isLoopback4(parts.host) || isLoopback6(parts.host)
}
