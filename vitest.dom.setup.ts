import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import { loadChecks } from '@/store/issues'
import { loadRadix } from '@/ui/radix'

// A page has them right after its first paint.
beforeAll(async () => {
  await Promise.all([loadRadix(), loadChecks()])
})

// Testing Library does this by itself only where the test functions are globals.
afterEach(cleanup)
