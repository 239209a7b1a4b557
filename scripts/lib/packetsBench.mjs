/**
 * A run of traffic on a diagram of 300 things, in one page and in turns with the same canvas at rest: frame
 * times, the main thread's own time, and React's commits as its own Profiler counts them, in its profiling build.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBrowser } from './browser.mjs'
import { bundle } from './bundle.mjs'
import { launch, mean, openApp, pan, serve, told } from './canvasBench.mjs'
import { root } from './run.mjs'

const THINGS = 300
const ROUNDS = 3
const MEASURED_MS = 4000
/** A busy machine is waited for. */
const PATIENCE_MS = 120_000

export async function packetsBench() {
  if (!(await ensureBrowser())) throw new Error('There is no Chromium')
  const { crowdScene, streamScene } = await import(
    pathToFileURL(await bundle('testing/bench/packetScene.ts')).href
  )
  const folder = mkdtempSync(join(tmpdir(), 'packetwalk-bench-'))
  const server = await serve(root, join(folder, 'app'), false, await profiledBuild())
  const browser = await launch()
  try {
    const url = server.resolvedUrls.local[0]
    console.log('React: react-dom/profiling, a Profiler about the whole application')
    console.log(HEADER)
    await measure(browser, url, crowdScene(THINGS, 1900), '0.1×', 2000)
    await measure(browser, url, streamScene(THINGS, 110), '1×', 400)
  } finally {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The application's own build with React's profiling build in it, which is larger than the bar of the first load. */
async function profiledBuild() {
  const { loadConfigFromFile } = await import('vite')
  const env = { command: 'build', mode: 'production' }
  const { config } = await loadConfigFromFile(env, join(root, 'vite.config.ts'))
  const plugins = config.plugins
    .flat(Infinity)
    .filter(({ name }) => name !== 'packetwalk:first-load')
  const client = fileURLToPath(new URL('./profiledReactDom.mjs', import.meta.url))
  const alias = { ...config.resolve.alias, 'react-dom/client': client }
  return { base: config.base, plugins: [...plugins, countTellings()], resolve: { alias } }
}

/** In the bench's build alone: writes down when a store tells React something; the run's own moment is none. */
function countTellings() {
  return {
    name: 'packetwalk:count-tellings',
    transform(code, id) {
      if (!id.endsWith('zustand/esm/vanilla.mjs')) return undefined
      const telling = 'listeners.forEach('
      if (!code.includes(telling)) throw new Error('zustand tells its listeners in another way')
      const written = `(globalThis.tellings_ ??= []).push(performance.now()); ${telling}`
      return { code: code.replace(telling, written), map: null }
    },
  }
}

async function measure(browser, url, scene, speed, wanted) {
  const page = await openApp(browser, url, scene, 'no-preference')
  page.setDefaultTimeout(PATIENCE_MS)
  const session = await page.context().newCDPSession(page)
  // The thread's own time: what else the machine does meanwhile is not counted.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.getByRole('radio', { name: 'Traffic' }).click()
  const play = page.getByRole('button', { name: 'Play', exact: true })
  await play.click()
  await page.waitForFunction(
    (count) => Number(document.querySelector('[data-traffic]')?.dataset.inFlight) >= count,
    wanted,
  )
  const pause = page.getByRole('button', { name: 'Pause', exact: true })
  await pause.click()
  await chooseSpeed(page, speed)
  // The canvas is what is measured: tables of thousands of entries have a price of their own.
  await page.getByRole('button', { name: 'Tables and flow log' }).click()
  for (const [name, act] of Object.entries(DOINGS)) {
    const rows = { rest: [], run: [] }
    for (let round = 0; round < ROUNDS; round++) {
      rows.rest.push(await watch(page, session, act))
      await play.click()
      rows.run.push(await watch(page, session, act))
      await pause.click()
    }
    print(scene.name, name, together(rows.rest), together(rows.run))
  }
  await page.context().close()
}

const DOINGS = {
  nothing: (page) => page.waitForTimeout(MEASURED_MS),
  pan: (page) => pan(page),
}

async function chooseSpeed(page, speed) {
  await page.getByRole('button', { name: /^Speed/ }).click()
  await page.getByRole('menuitem', { name: speed, exact: true }).click()
}

async function watch(page, session, act) {
  // Away from the button, whose tooltip would come in between.
  await page.mouse.move(5, 5)
  await page.waitForTimeout(400)
  const before = await taskSeconds(session)
  const started = await page.evaluate(() => {
    globalThis.commits_.length = 0
    globalThis.tellings_ = []
    window.frames_.start()
    return performance.now()
  })
  await act(page)
  const seen = await page.evaluate((since) => {
    const frames = window.frames_.stop()
    const { inFlight } = document.querySelector('[data-traffic]').dataset
    return {
      frames,
      inFlight: Number(inFlight),
      ms: performance.now() - since,
      commits: [...globalThis.commits_],
      tellings: [...globalThis.tellings_],
    }
  }, started)
  return { ...seen, busy: ((await taskSeconds(session)) - before) * 1000 }
}

async function taskSeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration').value
}

function together(parts) {
  const sum = (of) => parts.reduce((total, part) => total + of(part), 0)
  // The first commit after a telling is that telling's.
  const silent = ({ commits, tellings }) =>
    commits.filter((at, nth) => {
      const before = commits[nth - 1] ?? -Infinity
      return !tellings.some((told) => told > before - 1 && told <= at + 1)
    })
  return {
    frames: parts.flatMap(({ frames }) => frames),
    inFlight: Math.round(sum(({ inFlight }) => inFlight) / parts.length),
    main: sum(({ busy }) => busy) / sum(({ ms }) => ms),
    commits: sum(({ commits }) => commits.length) / (sum(({ ms }) => ms) / 1000),
    silent: sum((part) => silent(part).length),
  }
}

const HEADER = `${'traffic'.padEnd(16)}${'doing'.padEnd(8)}${'in flight'.padEnd(11)}${'at rest: fps, p50/p95, main'.padEnd(30)}${'running'.padEnd(24)}${'ratio'.padEnd(8)}commits: a second, of frames that told nothing`

function print(scene, doing, rest, run) {
  const share = ({ main }) => `${(100 * main).toFixed(0)} %`
  const ratio = (mean(run.frames) / mean(rest.frames)).toFixed(2)
  const commits =
    doing === 'nothing'
      ? `${run.commits.toFixed(1)}, ${String(run.silent)} of ${String(run.frames.length)}`
      : `(${rest.commits.toFixed(1)} of React Flow's at rest, ${run.commits.toFixed(1)})`
  console.log(
    `${scene.padEnd(16)}${doing.padEnd(8)}${String(run.inFlight).padEnd(11)}${`${told(rest.frames)}, ${share(rest)}`.padEnd(30)}${`${told(run.frames)}, ${share(run)}`.padEnd(24)}${ratio.padEnd(8)}${commits}`,
  )
}
