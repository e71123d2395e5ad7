import { createSocket, type Socket } from 'node:dgram'
import { createServer, type Server } from 'node:http'
import { expect, test } from 'playwright/test'
import { type Lanyard, launch } from './launch.ts'

/*
 * What a page can reach if somebody else's script runs in it: nothing. Each attack is tried in the real Electron, against a server
 * that would notice.
 */

let lanyard: Lanyard
let outside: Server
let datagrams: Socket
let visits = 0
let address = ''

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  outside = createServer((_request, response) => response.end())
  outside.on('connection', () => {
    visits += 1
  })
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve))
  const listening = outside.address()
  address = `http://127.0.0.1:${typeof listening === 'object' && listening !== null ? listening.port : 0}`
  datagrams = createSocket('udp4')
  datagrams.on('message', () => {
    visits += 1
  })
  await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve))
  lanyard = await launch()
})
test.afterAll(async () => {
  await lanyard?.close()
  outside.close()
  datagrams.close()
})

const page = () => lanyard.window
const pages = () => lanyard.app.windows().map((window) => window.url())

test('nothing goes out: fetch, sockets, beacons, pictures, frames, workers, prefetches', async () => {
  const outcomes = await page().evaluate(async (target) => {
    const fails = (attempt: () => Promise<unknown>) =>
      attempt().then(
        () => 'went through',
        () => 'failed',
      )
    const element = (make: (settle: { load: () => void; error: () => void }) => void) =>
      new Promise<unknown>((load, error) => make({ load: () => load(1), error: () => error(new Error('no')) }))
    const picture = (src: string) =>
      element(({ load, error }) => Object.assign(new Image(), { onload: load, onerror: error, src }))
    const link = (rel: string) => {
      const made = Object.assign(document.createElement('link'), { rel, href: `${target}/${rel}` })
      document.head.append(made)
    }
    for (const rel of ['prefetch', 'preconnect', 'dns-prefetch', 'stylesheet', 'icon', 'manifest']) link(rel)
    const frame = document.createElement('iframe')
    frame.src = target
    document.body.append(frame)
    navigator.sendBeacon(target, 'x')
    const results = await Promise.all([
      fails(() => fetch(target)),
      fails(() => fetch('https://sts.amazonaws.com/')),
      fails(() => fetch('file:///etc/passwd')),
      fails(() => fetch('lanyard://app/index.html')),
      fails(() => fetch('lanyard://app/../package.json')),
      fails(() => fetch('data:text/plain,x')),
      fails(() => picture(`${target}/x.png`)),
      fails(() => picture('data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=')),
      fails(() =>
        element(({ load, error }) =>
          Object.assign(new WebSocket(target.replace('http', 'ws')), { onopen: load, onerror: error }),
        ),
      ),
      fails(() =>
        element(({ load, error }) => Object.assign(new EventSource(target), { onopen: load, onerror: error })),
      ),
      fails(async () => new Worker(`${target}/worker.js`)),
    ])
    frame.remove()
    return results
  }, address)
  expect(outcomes).toEqual(outcomes.map(() => 'failed'))
  expect(visits).toBe(0)
})

test('nothing goes out by way of a peer connection, which no content policy stops', async () => {
  const urls = [`stun:127.0.0.1:${datagrams.address().port}`, `${address.replace('http://', 'turn:')}?transport=tcp`]
  const candidates = await page().evaluate(async (servers) => {
    const peer = new RTCPeerConnection({
      iceServers: servers.map((url) => ({ urls: url, username: 'x', credential: 'y' })),
    })
    const found: string[] = []
    const gathered = new Promise<void>((resolve) => {
      peer.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve()
        else found.push(candidate.candidate)
      })
    })
    peer.createDataChannel('x')
    await peer.setLocalDescription(await peer.createOffer())
    await gathered
    peer.close()
    return found
  }, urls)
  expect(candidates).toEqual([])
  expect(visits).toBe(0)
})

test('no permission is given, asked for or looked up', async () => {
  const outcomes = await page().evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
      'display-capture',
      'persistent-storage',
      'storage-access',
      'idle-detection',
      'local-fonts',
      'window-management',
      'speaker-selection',
    ]
    const looked = names.map(async (name) => {
      const query = { name } as unknown as PermissionDescriptor
      return navigator.permissions.query(query).then(
        ({ state }) => `${name}: ${state}`,
        () => `${name}: unknown`,
      )
    })
    const refused = (attempt: () => Promise<unknown> | undefined) =>
      Promise.resolve()
        .then(attempt)
        .then(
          (value) => (value === 'denied' ? 'refused' : 'given'),
          () => 'refused',
        )
    const asked = [
      refused(() => Notification.requestPermission()),
      refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
      refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      refused(() => navigator.mediaDevices.getDisplayMedia()),
      refused(() => navigator.clipboard.readText()),
      refused(() => navigator.clipboard.writeText('x')),
      refused(() => navigator.requestMIDIAccess({ sysex: true })),
      refused(() => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
    ]
    return { looked: await Promise.all(looked), asked: await Promise.all(asked) }
  })
  expect(outcomes.looked.filter((line) => line.endsWith(': granted'))).toEqual([])
  expect(outcomes.asked).toEqual(outcomes.asked.map(() => 'refused'))
})

test('text does not become script, style or markup', async () => {
  const outcomes = await page().evaluate(async () => {
    // What the inspector calls itself is excused from the policy; what a timer calls is not.
    await new Promise((resolve) => setTimeout(resolve))
    const violated: string[] = []
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violated.push(effectiveDirective))
    const throws = (attempt: () => unknown) => {
      try {
        attempt()
        return 'went through'
      } catch {
        return 'threw'
      }
    }
    const box = document.createElement('div')
    document.body.append(box)
    const style = document.createElement('style')
    style.textContent = '#root { visibility: hidden }'
    document.head.append(style)
    box.setAttribute('style', 'position: fixed')
    const thrown = [
      throws(() => Object.assign(box, { innerHTML: '<b>x</b>' })),
      throws(() => box.insertAdjacentHTML('beforeend', '<b>x</b>')),
      throws(() => document.write('<b>x</b>')),
      throws(() => Reflect.apply(Reflect.get(globalThis, 'eval'), null, ['1'])),
      throws(() => Reflect.construct(Function, ['return 1'])),
      throws(() => Object.assign(document.createElement('script'), { text: 'window.ran = true' })),
      throws(() => Object.assign(document.createElement('script'), { src: 'lanyard://app/x.js' })),
      throws(() => box.setAttribute('onclick', 'window.ran = true')),
      throws(() => Object.assign(document.createElement('iframe'), { srcdoc: 'x' })),
    ]
    // Reports come between frames; what was let through would show by then too.
    for (let frame = 0; frame < 300 && new Set(violated).size < 3; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    const root = document.getElementById('root')
    const visibility = root === null ? '' : getComputedStyle(root).visibility
    const { position } = getComputedStyle(box)
    style.remove()
    box.remove()
    return { thrown, visibility, position, ran: 'ran' in window, violated: [...new Set(violated)].toSorted() }
  })
  expect(outcomes.thrown).toEqual(outcomes.thrown.map(() => 'threw'))
  expect(outcomes).toMatchObject({ visibility: 'visible', position: 'static', ran: false })
  expect(outcomes.violated).toEqual(
    expect.arrayContaining(['require-trusted-types-for', 'style-src-attr', 'style-src-elem']),
  )
})

test('a page stays where it is: no navigation, no second window, no form, no frame', async () => {
  const before = pages()
  const attempts: readonly ((target: string) => unknown)[] = [
    (target) => location.assign(target),
    (target) => location.replace(target),
    () => location.assign('file:///etc/passwd'),
    () => location.assign('lanyard://app/token.html'),
    () => location.assign('data:text/html,x'),
    () => window.open('lanyard://app/token.html'),
    (target) => window.open(target, '_blank', 'noopener'),
    (target) => {
      const link = Object.assign(document.createElement('a'), { href: target, target: '_blank' })
      document.body.append(link)
      link.click()
      link.remove()
    },
    (target) => {
      const form = Object.assign(document.createElement('form'), { action: target, method: 'post' })
      document.body.append(form)
      form.submit()
      form.remove()
    },
    (target) => {
      const meta = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${target}` })
      document.head.append(meta)
    },
  ]
  for (const attempt of attempts) await page().evaluate(attempt as (target: string) => void, address)
  const opened = await page().evaluate((target) => window.open(target) === null, address)
  expect(opened).toBe(true)
  // Playwright's locators would wait for the navigations that never happen.
  const isThere = await page().evaluate(() => document.querySelector('[role="listbox"] [role="option"]') !== null)
  expect(isThere).toBe(true)
  expect(pages()).toEqual(before)
  expect(visits).toBe(0)
})
