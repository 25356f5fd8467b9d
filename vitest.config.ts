import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Node 20 is supported on purpose, and the AWS SDK would say at every start that it will not be for ever.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    // Unit tests stand beside what they test; specs/ is Playwright's.
    include: ['{agent-ui,dev,fixtures,harness,scripts,simulator}/**/*.test.{ts,tsx}'],
  },
})
