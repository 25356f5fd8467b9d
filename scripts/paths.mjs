import { fileURLToPath } from 'node:url'

/**
 * @param {string} path relative to the root of the repository
 * @returns {string} absolute
 */
export const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Command line entries of the tools, called as files: quicker than npx, and nothing else of that name can be meant. */
export const TOOLS = {
  biome: inRepository('node_modules/@biomejs/biome/bin/biome'),
  dependencyCruiser: inRepository('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
  playwright: inRepository('node_modules/@playwright/test/cli.js'),
  tsc: inRepository('node_modules/@typescript/native/bin/tsc'),
  vitest: inRepository('node_modules/vitest/vitest.mjs'),
}
