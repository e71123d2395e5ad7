import { newValues } from './new-values.ts'

/**
 * What decides who gets to see requests: an address that they go to instead of AWS's (`endpoint_url`, of a profile or of one service), or a
 * file of certificates that vouch for whoever answers (`ca_bundle`). Both as the file has them. Source: SDKs and Tools Reference Guide.
 */
export type NewAddress =
  /** `host`: with its port; null where none can be made out. */
  | { readonly kind: 'endpoint'; readonly host: string | null; readonly value: string }
  | { readonly kind: 'certificates'; readonly value: string }

const ENDPOINTS: ReadonlySet<string> = new Set(['endpoint_url'])
const CERTIFICATES: ReadonlySet<string> = new Set(['ca_bundle'])

/** What stands before a path, a query or a fragment; some clients take a backslash for a slash. */
const AUTHORITY = /^\s*[a-z][a-z\d+.-]*:[/\\]{2}([^/\\?#]*)/i

/** Where requests would go, or who would vouch for the answer, because of a change, and not before it. A host on this machine is one too. */
export function newAddresses(before: string, after: string): readonly NewAddress[] {
  const endpoints = newValues(before, after, ENDPOINTS)
  const certificates = newValues(before, after, CERTIFICATES)
  return [
    ...endpoints.map((value) => ({ kind: 'endpoint', host: hostIn(value), value }) as const),
    ...certificates.map((value) => ({ kind: 'certificates', value }) as const),
  ]
}

/** A name of a person may stand before it, and look like a host. */
function hostIn(address: string): string | null {
  const authority = AUTHORITY.exec(address)?.[1]?.trim() ?? ''
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return host === '' ? null : host
}
