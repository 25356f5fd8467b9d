import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, runnerImport } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Makes the Connect theme while the page is built. In the page `applyConnectTheme()` works out the same few rules on
 * every load, which is three quarters of the time that the page takes to start, and brings half a megabyte to do so.
 */
function connectTheme(): Plugin {
  return {
    name: 'connect-theme',
    load: {
      filter: { id: /connect-theme\.css$/ },
      async handler() {
        const { module } = await runnerImport<{ stylesheet: string }>(here('connect-theme.ts'), {
          configFile: false,
          // The packages name source maps that they do not bring.
          logLevel: 'silent',
          // They are written for bundlers: Node itself cannot load them.
          resolve: { noExternal: [/^@cloudscape-design\//, /^@amazon-connect\//] },
        })
        return module.stylesheet
      },
    },
  }
}

export default defineConfig({
  root: here('.'),
  // Wherever it is served from, also below a path.
  base: './',
  plugins: [react(), connectTheme()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // An agent's page is loaded once a day, from cache: its size matters less than the number of its files.
    chunkSizeWarningLimit: 6000,
    // That working out the theme takes most of a build of two seconds is known.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
