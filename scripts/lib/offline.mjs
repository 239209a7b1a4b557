import { createHash } from 'node:crypto'

/**
 * A service worker that keeps the whole build, so that the application opens without a network. Its
 * cache is named after its content: another build is another cache, and the old one goes.
 */
export function offline() {
  return {
    name: 'packetwalk:offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.keys(bundle).filter((name) => !name.endsWith('.map'))
        const content = createHash('sha256')
        for (const name of files.toSorted()) {
          const item = bundle[name]
          content.update(name).update(item.type === 'chunk' ? item.code : item.source)
        }
        const version = content.digest('hex').slice(0, 12)
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: serviceWorker(files, version) })
      },
    },
  }
}

function serviceWorker(files, version) {
  const kept = ['./', ...files.map((name) => `./${name}`)]
  return `const CACHE = 'packetwalk-${version}'
const FILES = ${JSON.stringify(kept)}

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const forget = (names) =>
    Promise.all(
      names
        .filter((name) => name.startsWith('packetwalk-') && name !== CACHE)
        .map((name) => caches.delete(name)),
    )
  event.waitUntil(caches.keys().then(forget).then(() => self.clients.claim()))
})

// The page itself comes fresh when there is a network; files with a hash in their name never change.
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return
  if (event.request.mode === 'navigate') {
    event.respondWith(fetch(event.request).catch(() => caches.match('./')))
    return
  }
  event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)))
})
`
}
