import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Area, type Point, placeNear, placeOver, type Size } from '../../../main/os/place-near.ts'

const size: Size = { width: 360, height: 220 }
const number = (min: number, max: number) => fc.integer({ min, max })
const screens = fc.record({
  x: number(-4000, 4000),
  y: number(-4000, 4000),
  width: number(400, 4000),
  height: number(500, 3000),
})

const isInside = (point: Point, area: Area): boolean =>
  point.x >= area.x &&
  point.y >= area.y &&
  point.x + size.width <= area.x + area.width &&
  point.y + size.height <= area.y + area.height

describe('the small window', () => {
  it('is always whole on its screen', () => {
    fc.assert(
      fc.property(screens, number(0, 1), number(0, 1), (area, right, down) => {
        const pointer = { x: area.x + right * area.width, y: area.y + down * area.height }
        expect(isInside(placeNear(pointer, size, area), area)).toBe(true)
        const window = { x: pointer.x - 500, y: pointer.y - 300, width: 1080, height: 720 }
        expect(isInside(placeOver(window, size, area), area)).toBe(true)
      }),
    )
  })

  it('stands under a tray at the top and above a tray at the bottom', () => {
    const area: Area = { x: 0, y: 0, width: 1920, height: 1080 }
    expect(placeNear({ x: 1000, y: 10 }, size, area)).toEqual({ x: 820, y: 22 })
    expect(placeNear({ x: 1000, y: 1070 }, size, area)).toEqual({ x: 820, y: 838 })
  })

  it('stands over the window it was asked from', () => {
    const area: Area = { x: 0, y: 0, width: 1920, height: 1080 }
    const place = placeOver({ x: 400, y: 200, width: 1080, height: 720 }, size, area)
    expect(place).toEqual({ x: 760, y: 367 })
  })
})
