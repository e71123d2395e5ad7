import { expect, test } from 'playwright/test'
import { type Lanyard, launch } from './launch.ts'

/* What a script that took over the window could do with the calls of the contract: none of it may show it a key. */

let lanyard: Lanyard
test.beforeAll(async () => {
  lanyard = await launch()
})
test.afterAll(async () => {
  await lanyard?.close()
})

test('keys that the page has had copied cannot be pasted back into it', async () => {
  const copied = await lanyard.window.evaluate(async () => {
    const { ask } = Reflect.get(window, 'lanyard')
    const { snapshot } = await ask.ready(undefined)
    for (const { name } of snapshot.rows) {
      const answer = await ask.copyEnvironment({ profile: name, dialect: 'posix', secrets: true })
      if (answer.ok) return answer
    }
    return null
  })
  expect(copied).toMatchObject({ ok: true })
  const secret = await lanyard.app.evaluate(
    async ({ clipboard }) => /SECRET_ACCESS_KEY='?([^'\n]+)/.exec(await clipboard.readText())?.[1] ?? '',
  )
  expect(secret.length).toBeGreaterThan(10)
  const seen = await lanyard.window.evaluate(async () => {
    const box = document.createElement('textarea')
    const editable = document.createElement('div')
    editable.contentEditable = 'true'
    document.body.append(box, editable)
    const heard: string[] = []
    document.addEventListener('paste', (event) => heard.push(event.clipboardData?.getData('text/plain') ?? ''))
    const results: boolean[] = []
    for (const place of [box, editable]) {
      place.focus()
      results.push(document.execCommand('paste'), document.execCommand('pasteAndMatchStyle'))
    }
    // A paste that were allowed would be there at once; a frame later it would be drawn.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const found = [box.value, editable.textContent, ...heard].join('')
    box.remove()
    editable.remove()
    return { found, results }
  })
  expect(seen).toEqual({ found: '', results: [false, false, false, false] })
  expect(JSON.stringify(copied)).not.toContain(secret)
})
