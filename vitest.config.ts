import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Unit tests stand beside what they test; specs/ is Playwright's.
    include: ['{agent-ui,fixtures,harness,scripts,simulator}/**/*.test.{ts,tsx}'],
  },
})
