import { fileURLToPath } from 'node:url'
import { type Plugin, runnerImport } from 'vite'

const NAME = 'virtual:connect-theme.css'
const SOURCE = fileURLToPath(new URL('connect-theme.ts', import.meta.url))

/**
 * Makes the Connect theme while the page is built. In the page `applyConnectTheme()` works out the same few rules on
 * every load, which is three quarters of the time that the page takes to start, and brings half a megabyte to do so.
 */
export function connectTheme(): Plugin {
  return {
    name: 'connect-theme',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined
      const { module } = await runnerImport<{ stylesheet: string }>(SOURCE, {
        configFile: false,
        // The packages name source maps that they do not bring.
        logLevel: 'silent',
        // These are written for bundlers: Node itself cannot load them.
        resolve: { noExternal: [/^@cloudscape-design\//, /^@amazon-connect\//] },
      })
      return module.stylesheet
    },
  }
}
