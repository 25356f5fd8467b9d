/** `npm run dev [-- arguments]`: dependencies, then six seats at one table; see dev/main.ts. */
import { main } from './main.mjs'
import { inRepository } from './paths.mjs'

main(async () => {
  const { installDependencies } = await import('./set-up/dependencies.mjs')
  await installDependencies()
  // The inspector, to which the table has a link, is a part of it.
  const { currentBuild } = await import('../cli/current-build.mjs')
  if (!currentBuild()) await (await import('../cli/build.mjs')).build()
  const { createServer } = await import('vite')
  // Node 20 runs no TypeScript; Vite, which serves the pages anyway, loads it.
  const loader = await createServer({
    configFile: false,
    root: inRepository('.'),
    appType: 'custom',
    logLevel: 'warn',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false, watch: null },
  })
  try {
    const { dev } = await loader.ssrLoadModule(inRepository('dev/main.ts'))
    return await dev(process.argv.slice(2))
  } finally {
    await loader.close()
  }
})
