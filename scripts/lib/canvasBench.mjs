/**
 * Frame times of our canvas and of bare React Flow with equally many plain nodes, in one browser and
 * in turns: panning, zooming, dragging a card and selecting cards by a real mouse.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './bundle.mjs'
import { ensureBrowser, findBrowser } from './browser.mjs'
import { root } from './run.mjs'

const SIZES = [100, 300, 500, 2000, 5000]
const ROUNDS = 3
const STEPS = 60
const VIEW = { width: 1440, height: 900 }
/** The camera shows everything, or stands so near that names are read. */
const CAMERAS = [
  ['whole', undefined],
  ['50 %', 0.5],
]

export async function canvasBench(sizes) {
  if (!(await ensureBrowser())) throw new Error('There is no Chromium')
  const { canvasScene } = await import(
    pathToFileURL(await bundle('testing/bench/canvasScene.ts')).href
  )
  const folder = mkdtempSync(join(tmpdir(), 'packetwalk-bench-'))
  const servers = [
    await serve(root, join(folder, 'app'), join(root, 'vite.config.ts')),
    await serve(join(root, 'src/testing/bench/flow'), join(folder, 'bare'), false),
  ]
  const browser = await launch()
  try {
    const [app, bare] = servers.map(({ resolvedUrls }) => resolvedUrls.local[0])
    console.log('frames a second, p50/p95 of frame times in ms; ratio of mean frame times')
    console.log(HEADER)
    for (const size of sizes.length > 0 ? sizes : SIZES) {
      const scene = canvasScene(size)
      const ours = await openApp(browser, app, scene)
      const plain = await openBare(browser, bare, scene)
      await compare(size, ours, plain, scene)
      await ours.context().close()
      await plain.context().close()
    }
  } finally {
    await browser.close()
    await Promise.all(servers.map((server) => server.close()))
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function serve(at, outDir, configFile, more = {}) {
  const { build, preview } = await import('vite')
  const shared = { root: at, configFile, logLevel: 'error', ...more }
  await build({ ...shared, build: { outDir, emptyOutDir: true } })
  return preview({ ...shared, build: { outDir }, preview: { host: '127.0.0.1', port: 4300 } })
}

export async function launch() {
  const { chromium } = await import('playwright')
  const path = (await findBrowser())?.path
  const args = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return chromium.launch({ args, ...(path === undefined ? {} : { executablePath: path }) })
}

export async function openApp(browser, url, { text, name }, reducedMotion = 'reduce') {
  const page = await newPage(browser, reducedMotion)
  await page.goto(url)
  // The still drawing of the first screen has given way to the one that is measured.
  await page.locator('[data-canvas][aria-busy="false"] .react-flow__node').first().waitFor()
  const started = Date.now()
  await page.evaluate((content) => {
    const data = new DataTransfer()
    data.items.add(new File([content], 'bench.json', { type: 'application/json' }))
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(
        new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }),
      )
    }
  }, text)
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll('input')].some(({ value }) => value === wanted),
    name,
  )
  page.openedMs = Date.now() - started
  await settle(page)
  return page
}

async function openBare(browser, url, { nodes }) {
  const page = await newPage(browser)
  await page.goto(url)
  await page.evaluate((scene) => window.showScene(scene), nodes)
  await page.locator('.react-flow__node').first().waitFor()
  await settle(page)
  return page
}

async function newPage(browser, reducedMotion = 'reduce') {
  const context = await browser.newContext({ viewport: VIEW, reducedMotion })
  const page = await context.newPage()
  await page.addInitScript(recordFrames)
  return page
}

/** In the page: how long each frame took between start and stop. */
function recordFrames() {
  let times = []
  let running = false
  const tick = (now) => {
    times.push(now)
    if (running) requestAnimationFrame(tick)
  }
  window.frames_ = {
    start: () => {
      times = []
      running = true
      requestAnimationFrame(tick)
    },
    stop: () => {
      running = false
      return times.slice(1).map((time, index) => time - times[index])
    },
  }
}

async function settle(page) {
  await page.waitForTimeout(1200)
}

async function compare(size, ours, plain, scene) {
  for (const [name, zoom] of CAMERAS) {
    for (const page of [ours, plain]) await lookAt(page, scene, zoom)
    const gestures = zoom === undefined ? { pan, zoom: zoomInAndOut } : GESTURES
    for (const [gesture, perform] of Object.entries(gestures)) {
      const [own, other] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        own.push(...(await timed(ours, perform, scene)))
        other.push(...(await timed(plain, perform, scene)))
      }
      print(size, name, gesture, own, other)
    }
  }
  const counts = await Promise.all([ours, plain].map(elements))
  const opened = `opened in ${String(ours.openedMs)} ms`
  console.log(`${''.padEnd(25)}${opened}; elements of the canvas ${counts.join(' / ')}`)
}

function elements(page) {
  return page.evaluate(() => document.querySelector('.react-flow').querySelectorAll('*').length)
}

async function timed(page, perform, scene) {
  await page.waitForTimeout(150)
  await page.evaluate(() => window.frames_.start())
  await perform(page, scene)
  return page.evaluate(() => window.frames_.stop())
}

/** Puts the camera over the middle card at a zoom, or leaves it where everything is seen. */
async function lookAt(page, scene, zoom) {
  if (zoom === undefined) return
  const leaves = scene.nodes.filter(({ leaf }) => leaf)
  const middle = leaves[Math.floor(leaves.length / 2)]
  const at = await centreOf(page, scene, middle.id)
  await page.mouse.move(at.x, at.y)
  const now = (await viewport(page)).zoom
  await page.mouse.wheel(0, -Math.log2(zoom / now) / 0.002)
  await settle(page)
}

function viewport(page) {
  return page.evaluate(() => {
    const flow = document.querySelector('.react-flow')
    const { left, top } = flow.getBoundingClientRect()
    const { a, e, f } = new DOMMatrix(
      getComputedStyle(document.querySelector('.react-flow__viewport')).transform,
    )
    return { left, top, x: e, y: f, zoom: a }
  })
}

async function centreOf(page, { nodes }, id) {
  const { left, top, x, y, zoom } = await viewport(page)
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const node = byId.get(id)
  let [cx, cy] = [node.width / 2, node.height / 2]
  for (let each = node; each; each = byId.get(each.parentId)) {
    cx += each.x
    cy += each.y
  }
  return { x: left + x + cx * zoom, y: top + y + cy * zoom }
}

/** A card that is well inside of the picture. */
async function cardInView(page, scene, nth) {
  const found = []
  for (const { id, leaf } of scene.nodes) {
    if (!leaf) continue
    const at = await knownCentre(page, scene, id)
    if (at.x > 350 && at.x < 950 && at.y > 250 && at.y < 700) found.push(at)
  }
  return found[Math.floor((found.length * nth) / 8)]
}

const cameras = new WeakMap()
async function knownCentre(page, scene, id) {
  let camera = cameras.get(page)
  if (!camera) {
    camera = { at: await viewport(page), absolute: absoluteCentres(scene) }
    cameras.set(page, camera)
  }
  const { left, top, x, y, zoom } = camera.at
  const [cx, cy] = camera.absolute.get(id)
  return { x: left + x + cx * zoom, y: top + y + cy * zoom }
}

function absoluteCentres({ nodes }) {
  const corners = new Map()
  const centres = new Map()
  for (const { id, parentId, x, y, width, height } of nodes) {
    const [px, py] = corners.get(parentId) ?? [0, 0]
    corners.set(id, [px + x, py + y])
    centres.set(id, [px + x + width / 2, py + y + height / 2])
  }
  return centres
}

export async function pan(page) {
  const at = await page.evaluate(() => {
    for (let y = 120; y < innerHeight - 120; y += 7) {
      for (let x = 200; x < 900; x += 7) {
        const element = document.elementFromPoint(x, y)
        if (element?.classList.contains('react-flow__pane')) return { x, y }
      }
    }
    return undefined
  })
  if (!at) throw new Error('There is no bare canvas to pan by')
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  for (let step = 1; step <= STEPS; step++) {
    const angle = (step / STEPS) * 2 * Math.PI
    await page.mouse.move(at.x + 150 * Math.sin(angle), at.y + 110 * (1 - Math.cos(angle)))
  }
  await page.mouse.up()
}

async function zoomInAndOut(page) {
  await page.mouse.move(650, 450)
  for (let step = 0; step < STEPS; step++) {
    await page.mouse.wheel(0, step < STEPS / 2 ? -20 : 20)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
}

async function drag(page, scene) {
  cameras.delete(page)
  const at = await cardInView(page, scene, 4)
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  for (let step = 1; step <= STEPS; step++) {
    const angle = (step / STEPS) * 2 * Math.PI
    await page.mouse.move(at.x + 40 * Math.sin(angle), at.y + 30 * (1 - Math.cos(angle)))
  }
  await page.mouse.move(at.x, at.y)
  await page.mouse.up()
}

async function select(page, scene) {
  cameras.delete(page)
  for (const nth of [1, 2, 3, 5, 6, 7]) {
    const at = await cardInView(page, scene, nth)
    await page.mouse.click(at.x, at.y)
  }
}

const GESTURES = { pan, zoom: zoomInAndOut, drag, select }

const HEADER = `${'things'.padEnd(8)}${'camera'.padEnd(8)}${'gesture'.padEnd(9)}${'Packetwalk: fps, p50/p95'.padEnd(28)}${'bare React Flow'.padEnd(28)}ratio`

function print(size, camera, gesture, own, other) {
  const ratio = (mean(own) / mean(other)).toFixed(2)
  console.log(
    `${String(size).padEnd(8)}${camera.padEnd(8)}${gesture.padEnd(9)}${told(own).padEnd(28)}${told(other).padEnd(28)}${ratio}`,
  )
}

export function told(times) {
  return `${(1000 / mean(times)).toFixed(0)}, ${at(times, 0.5)}/${at(times, 0.95)}`
}

export function mean(times) {
  return times.reduce((sum, time) => sum + time, 0) / times.length
}

export function at(times, share) {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)].toFixed(0)
}
