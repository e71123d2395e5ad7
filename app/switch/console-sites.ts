import { partitionOf } from '../chain/partitions.ts'

/** Where the console of a partition is signed in to. */
export type ConsoleSite = {
  readonly partition: string
  /** The federation endpoint, whole. */
  readonly signIn: string
  /** Origin of the console. */
  readonly console: string
}

/**
 * Partitions whose sign-in and console are public (IAM user guide, "Enable custom identity broker access to the AWS console"; aws-vault
 * `cli/login.go`). The isolated ones have none that is.
 */
const SITES: readonly ConsoleSite[] = [
  {
    partition: 'aws',
    signIn: 'https://signin.aws.amazon.com/federation',
    console: 'https://console.aws.amazon.com',
  },
  {
    partition: 'aws-cn',
    signIn: 'https://signin.amazonaws.cn/federation',
    console: 'https://console.amazonaws.cn',
  },
  {
    partition: 'aws-us-gov',
    signIn: 'https://signin.amazonaws-us-gov.com/federation',
    console: 'https://console.amazonaws-us-gov.com',
  },
]

/** The sign-in of a partition; null: none is public. */
export const consoleSiteOf = (partition: string): ConsoleSite | null =>
  SITES.find((site) => site.partition === partition) ?? null

/** Whether a partition is an isolated one, which no public address leads to. */
export const isIsolated = (partition: string): boolean => partition.startsWith('aws-iso')

/** Whether a region is one of a partition, by the pattern of its names. The pseudo regions (`aws-global`) are none. */
export function isRegionOf(partition: string, region: string): boolean {
  const { id, regions } = partitionOf(region)
  return id === partition && regions.test(region) && !region.endsWith('-global')
}

/**
 * Whether an address signs in to the AWS console: one of the three sign-in addresses, letter by letter, as Lanyard writes them. Nothing else
 * is ever handed to a browser.
 */
export const isConsoleLink = (address: string): boolean =>
  /^[\x21-\x7e]+$/.test(address) && SITES.some(({ signIn }) => address.startsWith(`${signIn}?Action=login&`))
