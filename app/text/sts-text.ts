/* Where a tool's STS calls go. */

export const stsText = {
  service: 'services section of the profile, sts',
  profile: (name: string) => `endpoint_url of profile “${name}”`,
  legacy: 'global endpoint, by legacy mode',
  regional: 'regional endpoint of the region',
  without: 'endpoint where no region is found',
} as const
