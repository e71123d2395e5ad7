/** Ids by which list and detail hand the focus to each other. */
export const LIST_ID = 'profile-list'
export const DETAIL_TITLE_ID = 'profile-title'

function focusById(id: string): void {
  // What is to be focused may be drawn in this very turn.
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** Moves the focus into the list of profiles. */
export const focusList = (): void => focusById(LIST_ID)

/** Moves the focus to the detail's heading, from where everything in it is one Tab away. */
export const focusDetail = (): void => focusById(DETAIL_TITLE_ID)
