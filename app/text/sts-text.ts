/* Where a tool's STS calls go. */

export const stsText = {
  service: 'services section of the profile, sts',
  profile: (name: string) => `endpoint_url of profile “${name}”`,
  legacy: 'global endpoint, by legacy mode',
  regional: 'regional endpoint of the region',
  without: 'endpoint where no region is found',
  byLegacy: 'The global endpoint, because sts_regional_endpoints asks for legacy mode.',
  assumed: {
    global: 'No region is set anywhere, so the global endpoint is used.',
    regional: 'No region is set anywhere, so that of us-east-1 is used.',
  },
  noCall: 'No region is set anywhere, so a call of STS fails before it is sent.',
} as const
