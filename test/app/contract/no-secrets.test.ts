import { describe, expectTypeOf, it } from 'vitest'
import type { AnswerOf, Argument, AskName, Pushes, PushName, Sent } from '../../../app/contract/contract.ts'
import type { Secret } from '../../../app/text/secret.ts'
import type { TrayView } from '../../../app/view/model.ts'
import type { Notice } from '../../../app/view/notices.ts'

/** Whether a value of the type could hold a secret anywhere inside; `unknown`, functions and collections could. */
type CanHoldSecret<Type> = Type extends string | number | boolean | null | undefined
  ? false
  : Secret extends Type
    ? true
    : Type extends readonly (infer Item)[]
      ? CanHoldSecret<Item>
      : Type extends ((...values: never[]) => unknown) | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
        ? true
        : { [Name in keyof Type]-?: CanHoldSecret<Type[Name]> }[keyof Type]

type Tray = Omit<TrayView, 'entries'>

describe('what leaves the main process', () => {
  it('has no type that can hold a secret: answers', () => {
    expectTypeOf<CanHoldSecret<{ [Name in AskName]: AnswerOf<Name> }>>().toEqualTypeOf<false>()
  })

  it('has no type that can hold a secret: pushes, tray, notices', () => {
    expectTypeOf<CanHoldSecret<{ [Name in PushName]: Pushes[Name] }>>().toEqualTypeOf<false>()
    expectTypeOf<CanHoldSecret<Tray>>().toEqualTypeOf<false>()
    expectTypeOf<CanHoldSecret<Notice>>().toEqualTypeOf<false>()
  })

  it('is never a secret that a window sent: it sends text, and only the parsed argument holds it wrapped', () => {
    expectTypeOf<CanHoldSecret<{ [Name in AskName]: Sent<Name> }>>().toEqualTypeOf<false>()
    expectTypeOf<true>().toExtend<CanHoldSecret<Argument<'previewEdit'>>>()
  })

  it('would find a secret wherever it hid', () => {
    expectTypeOf<CanHoldSecret<Secret>>().toEqualTypeOf<true>()
    expectTypeOf<true>().toExtend<CanHoldSecret<{ a: { b: readonly (Secret | null)[] } }>>()
    expectTypeOf<true>().toExtend<CanHoldSecret<{ a?: Secret; b: string }>>()
    expectTypeOf<true>().toExtend<CanHoldSecret<{ a: unknown }>>()
    expectTypeOf<true>().toExtend<CanHoldSecret<{ a: ReadonlyMap<string, string> }>>()
    expectTypeOf<CanHoldSecret<{ a: string; b: readonly number[] | null }>>().toEqualTypeOf<false>()
  })
})
