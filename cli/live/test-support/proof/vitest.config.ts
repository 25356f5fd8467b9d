import { defineConfig } from 'vitest/config'

/** `npm run calibrate:proof`: what takes too long for every `npm test`. */
export default defineConfig({
  test: {
    setupFiles: 'simulator/customer/node-20.ts',
    // One plays while others wait.
    maxConcurrency: 4,
    include: ['cli/live/test-support/proof/*.proof.ts'],
  },
})
