/** As a `ref`: takes the focus when it appears. For what a layer is opened for, and for nothing else. */
export function focusNow(element: HTMLElement | null): void {
  element?.focus()
}
