// Stands for 'react-dom/client' in a bench's build: React's profiling build, with a Profiler about the whole
// application that writes down when each commit was made.
import { createElement, Profiler } from 'react'
import { createRoot as createProfiledRoot } from 'react-dom/profiling'

const commits = (globalThis.commits_ ??= [])

function written(_id, _phase, _actual, _base, _start, commitTime) {
  commits.push(commitTime)
}

export function createRoot(container, options) {
  const root = createProfiledRoot(container, options)
  return {
    render: (node) => {
      root.render(createElement(Profiler, { id: 'application', onRender: written }, node))
    },
    unmount: () => {
      root.unmount()
    },
  }
}
