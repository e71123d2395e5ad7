/** Who else writes a section. */
export const ownerText = {
  rewrites: (tool: string) => `Written by ${tool}, which may write this section again and take changes back.`,
  block: (tool: string) =>
    `Stands between the markers of ${tool}, which replaces all that is between them the next time it runs.`,
  asks: (tool: string) => `${tool} gives this profile its credentials; it finds it by name and by its settings.`,
  longTerm: (tool: string, other: string) =>
    `Belongs to ${tool}, which reads the long-term keys here and writes sessions to “${other}”.`,
  shortTerm: (tool: string, other: string) =>
    `Written by ${tool} with the keys of “${other}”; the next session replaces what stands here.`,
  unknownBlock: (label: string) => `a program that marks its lines with “${label}”`,
} as const
