import { gzipSync } from 'node:zlib'

/**
 * What the first screen fetches, gzipped: the page, its style sheets, and the entry with everything that it
 * imports statically. Printed by every build, which fails above the bar: what is not needed at once is to be
 * loaded lazily.
 */
export function firstLoad({ barKb }) {
  return {
    name: 'packetwalk:first-load',
    apply: 'build',
    writeBundle(_options, bundle) {
      const sizes = firstFiles(bundle).map((name) => [name, gzipped(bundle[name])])
      const kb = sizes.reduce((sum, [, size]) => sum + size, 0) / 1000
      console.log(`first load: ${kb.toFixed(1)} kB gzip in ${String(sizes.length)} files`)
      if (kb <= barKb) return
      const largest = sizes.toSorted((a, b) => b[1] - a[1]).slice(0, 5)
      const list = largest.map(([name, size]) => `${name} ${(size / 1000).toFixed(1)}`).join(', ')
      this.error(`The first load is above its bar of ${String(barKb)} kB. Largest: ${list}`)
    },
  }
}

/** The names of the files that a browser needs before anything is drawn. */
export function firstFiles(bundle) {
  const found = new Set()
  const add = (name) => {
    const file = bundle[name]
    if (!file || found.has(name)) return
    found.add(name)
    if (file.type === 'chunk') file.imports.forEach(add)
  }
  for (const [name, file] of Object.entries(bundle)) {
    const isPage =
      file.type === 'chunk' ? file.isEntry : /^(index\.html|assets\/index-.*\.css)$/.test(name)
    if (isPage) add(name)
  }
  return [...found]
}

function gzipped(file) {
  return gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length
}
