/** What a plan may need to know beside the two files. */
export type Surroundings = {
  /** What AWS_PROFILE, or else AWS_DEFAULT_PROFILE, says in the environment; null when neither does. */
  readonly environmentProfile: string | null
}

/** Nothing known. */
export const NO_SURROUNDINGS: Surroundings = { environmentProfile: null }
