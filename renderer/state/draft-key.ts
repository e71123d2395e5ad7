import type { Target } from '../../app/command/model.ts'

/** A section's key among the drafts. */
export const draftKey = ({ kind, name }: Target): string => `${kind} ${name}`
