#!/usr/bin/env node
/*
 * The command `roundtable`. Node 20 runs no TypeScript, so this runs what was made of it: at the first start and after every
 * change of a source it is made anew, which takes a moment; any other start finds it made.
 */
import { pathToFileURL } from 'node:url'
import { currentBuild } from './current-build.mjs'

let program = currentBuild()
if (!program) {
  try {
    const { build } = await import('./build.mjs')
    program = await build()
  } catch (error) {
    console.error(`roundtable could not be made ready to run: ${error instanceof Error ? error.message : error}`)
    console.error('Run "npm ci" in its repository and try again.')
    process.exit(1)
  }
}
await import(pathToFileURL(program).href)
