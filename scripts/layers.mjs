/**
 * Who may import whom: the folders of src/ and what each may use of the others.
 * The linter enforces it (oxlint.config.mjs), scripts/layers.test.mjs proves that it does.
 */

/** Plain TypeScript: no React, no browser, no clock, no random. Runs the same in a page, a worker and Node. */
export const plainFolders = [
  'model',
  'layout',
  'engine',
  'reachability',
  'playback',
  'interchange',
  'scenarios',
]

const belowViews = [...plainFolders, 'workers', 'strings', 'store', 'ui']

/** What each folder may import besides itself. */
export const layers = {
  model: [],
  layout: ['model'],
  engine: ['model'],
  reachability: ['model', 'engine'],
  playback: ['model', 'engine'],
  interchange: ['model', 'layout'],
  scenarios: ['model', 'engine', 'reachability', 'interchange'],
  workers: plainFolders,
  strings: [],
  store: [...plainFolders, 'workers', 'strings'],
  ui: ['strings'],
  canvas: belowViews,
  panels: belowViews,
  app: [...belowViews, 'canvas', 'panels'],
  cli: plainFolders,
  testing: plainFolders,
}

export const folders = Object.keys(layers)

const forbiddenPackages = {
  pattern: '^(react|react-dom|zustand|@xyflow/react|node:.+)(/.*)?$',
  message: 'This folder is plain TypeScript: no React, no store, no React Flow, no Node.',
}

const browserAndClock = [
  'window',
  'document',
  'self',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'crypto',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'matchMedia',
  'process',
  'Buffer',
]

/** `allowed` without the folder itself; tests may also import `testing`. */
function importPatterns(folder, allowed) {
  const others = folders.filter((candidate) => candidate !== folder)
  const forbidden = others.filter((candidate) => !allowed.includes(candidate))
  const patterns = [
    {
      regex: `^(\\./)?(\\.\\./)+(${others.join('|')})(/|$)`,
      message: "Across folders write '@/folder/file', so that the layers stay visible.",
    },
  ]
  if (forbidden.length > 0) {
    patterns.push({
      regex: `^@/(${forbidden.join('|')})(/|$)`,
      message: `src/${folder} may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of ours'}: see scripts/layers.mjs.`,
    })
  }
  return patterns
}

function plainRules() {
  const message = 'This folder is plain TypeScript: pass it in as an argument.'
  return {
    'no-restricted-globals': ['error', ...browserAndClock.map((name) => ({ name, message }))],
    'no-restricted-properties': [
      'error',
      { object: 'Date', property: 'now', message },
      { object: 'Math', property: 'random', message },
    ],
  }
}

/** The table as linter overrides: one for a folder's code, one for its tests. */
export function layerOverrides() {
  return folders.flatMap((folder) => {
    const isPlain = plainFolders.includes(folder)
    const allowed = layers[folder]
    const packages = isPlain
      ? [{ regex: forbiddenPackages.pattern, message: forbiddenPackages.message }]
      : []
    return [
      {
        files: [`src/${folder}/**/*.{ts,tsx}`],
        rules: {
          'no-restricted-imports': [
            'error',
            { patterns: [...importPatterns(folder, allowed), ...packages] },
          ],
          ...(isPlain ? plainRules() : {}),
        },
      },
      {
        files: [`src/${folder}/**/*.test.{ts,tsx}`],
        rules: {
          'no-restricted-imports': [
            'error',
            { patterns: importPatterns(folder, [...allowed, 'testing']) },
          ],
          'no-restricted-globals': 'off',
          'no-restricted-properties': 'off',
        },
      },
    ]
  })
}
