import { late } from '@/store/late'

/** What a hand does on the drawing, loaded right after the first paint. */
export const canvasHands = late(() => import('./hands'))
