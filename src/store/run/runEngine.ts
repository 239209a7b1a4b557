// What runs traffic, as one part to load when the first run is opened.
export { SLOW_MOTION } from '@/engine/simulation/settings'
export {
  advance,
  approach,
  createSimulation,
  editNetwork,
  foresee,
  forgetFuture,
  knownOf,
  marksOf,
  nextTime,
  playUntil,
  presentOf,
  replayOf,
  seekTick,
  seekTime,
  startTraffic,
  stopTraffic,
} from '@/engine/simulation/simulation'
