/** Ids by which list and detail hand the focus to each other. */
export const LIST_ID = 'profile-list'
export const DETAIL_TITLE_ID = 'profile-title'

/** A setting's row in the editor. */
const EDITED = '[data-change]'

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

/** After a layer closed: where what had the focus before is gone, the detail's heading has it, or the list. */
export function focusIfLost(): void {
  afterLayer(focusWhereLost)
}

function focusWhereLost(): void {
  const { activeElement } = document
  if (activeElement !== null && activeElement !== document.body) return
  const next = document.getElementById(DETAIL_TITLE_ID) ?? document.getElementById(LIST_ID)
  next?.focus()
}

/** Once a layer that is closing has given the focus back, which takes it up to two frames. */
export function afterLayer(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(act)))
}

/** The control of a setting in the editor; of the first one when none is named. */
function controlOf(setting: string | null): HTMLElement | null {
  const row = document.querySelector(setting === null ? EDITED : `${EDITED}[data-setting="${CSS.escape(setting)}"]`)
  const label = row?.querySelector('label')
  return label === null || label === undefined ? null : document.getElementById(label.htmlFor)
}

/** Into the control of a setting that was just added. */
export function focusSetting(setting: string): void {
  afterLayer(() => controlOf(setting)?.focus())
}

/** Into the first control of the editor that has just opened. */
export const focusFirstField = (): void => focusOnceDrawn(() => controlOf(null))

/** Where `find` finds something: what is to be focused comes from main, so it may take a moment. */
export function focusOnceDrawn(find: () => HTMLElement | null): void {
  const { body } = document
  const look = (): void => {
    const found = find()
    if (found === null) return
    observer.disconnect()
    // Whoever is in a field of the same form by then has been quicker, and stays there.
    afterLayer(() => {
      if (found.closest('form')?.contains(document.activeElement) !== true) found.focus()
    })
  }
  const observer = new MutationObserver(look)
  observer.observe(body, { childList: true, subtree: true })
  look()
}
