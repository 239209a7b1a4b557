import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { firstChunk } from './scripts/lib/firstChunk.mjs'
import { firstLoad } from './scripts/lib/firstLoad.mjs'
import { offline } from './scripts/lib/offline.mjs'

/** React Flow positions nodes with inline styles, hence 'unsafe-inline' there; scripts get no such door. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ')

/** Only the build carries the policy: the development server needs inline scripts for hot reload. */
function securityPolicy(): Plugin {
  return {
    name: 'packetwalk:security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  }
}

/** Lower it when something more has become lazy; never raise it without a reason that a reader accepts. */
const FIRST_LOAD_KB = 185

export default defineConfig({
  // Relative, so that the built files work from any folder of any host.
  base: './',
  plugins: [
    react(),
    tailwindcss(),
    securityPolicy(),
    offline(),
    firstLoad({ barKb: FIRST_LOAD_KB }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: {
        // What the first screen needs is one file: in fifty, which is what sharing makes of it, it is a tenth larger.
        codeSplitting: { groups: [firstChunk()] },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    // Time for a busy machine; no test waits for it.
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.{ts,tsx}'],
      exclude: ['src/testing/**', 'src/main.tsx', 'src/**/*.test.{ts,tsx}'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['vitest.dom.setup.ts'],
        },
      },
    ],
  },
})
