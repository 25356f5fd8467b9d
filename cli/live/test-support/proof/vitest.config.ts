import { defineConfig } from 'vitest/config'

/** `npm run calibrate:proof`: what takes too long for every `npm test`. */
export default defineConfig({
  test: {
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // One plays while others wait.
    maxConcurrency: 4,
    include: ['cli/live/test-support/proof/*.proof.ts'],
  },
})
