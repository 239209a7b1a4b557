import type { Rolldown } from 'vite'

export function firstChunk(): Rolldown.CodeSplittingGroup
