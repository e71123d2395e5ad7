/** Points and rectangles in the screen's own pixels, as Electron gives them. */
export type Point = { readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }
export type Area = Point & Size

const GAP = 12

const clamp = (value: number, low: number, high: number): number => Math.round(Math.max(low, Math.min(value, high)))

/** Where a small window goes so that it is near a point, does not lie under the pointer, and stays whole on the screen. */
export function placeNear(point: Point, size: Size, workArea: Area): Point {
  const below = point.y + GAP
  const fits = below + size.height <= workArea.y + workArea.height
  const y = fits ? below : point.y - GAP - size.height
  return {
    x: clamp(point.x - size.width / 2, workArea.x, workArea.x + workArea.width - size.width),
    y: clamp(y, workArea.y, workArea.y + workArea.height - size.height),
  }
}

/** Where a small window goes so that it is in the middle of another one, and whole on the screen. */
export function placeOver(window: Area, size: Size, workArea: Area): Point {
  return {
    x: clamp(window.x + (window.width - size.width) / 2, workArea.x, workArea.x + workArea.width - size.width),
    y: clamp(window.y + (window.height - size.height) / 3, workArea.y, workArea.y + workArea.height - size.height),
  }
}
