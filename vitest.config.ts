import { defineConfig } from 'vitest/config'
import { hitList } from './scripts/hitlist/check.mjs'

export default defineConfig({
  test: {
    setupFiles: 'simulator/customer/node-20.ts',
    // The usual CI machine has two cores and nothing else to do. Elsewhere Vitest's default leaves one for other work.
    ...(process.env.CI && { maxWorkers: 2 }),
    // What a test covers of docs/hitlist.md; `vitest run --tags-filter=H12` runs the tests of a line.
    tags: hitList().map(({ id, text }) => ({ name: id, description: text })),
    // Unit tests stand beside what they test; specs/ is Playwright's.
    include: [
      // Takes longer than the rest, and the whole machine: npm run twin, and a check of its own.
      ...(process.env.ROUNDTABLE_TWIN ? ['harness/live/*.twin.ts'] : []),
      '{agent-ui,cli,dev,fixtures,harness,live,scripts,simulator,written}/**/*.test.{ts,tsx}',
    ],
  },
})
