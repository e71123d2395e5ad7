/** Ids by which list and detail hand the focus to each other. */
export const LIST_ID = 'profile-list'
export const DETAIL_TITLE_ID = 'profile-title'

function focusById(id: string): void {
  // What is to be focused may be drawn in this very turn.
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** Moves the focus into the list of profiles: at once where it is drawn, so that the next key a quick hand types is the list's. */
export function focusList(): void {
  const list = document.getElementById(LIST_ID)
  if (list === null) focusById(LIST_ID)
  else list.focus()
}

/** Moves the focus to the detail's heading, from where everything in it is one Tab away. */
export const focusDetail = (): void => focusById(DETAIL_TITLE_ID)
