#!/usr/bin/env node
/*
 * The command `roundtable`. In the package it runs what was built for it. In the repository, where Node 20 runs no TypeScript,
 * it runs what was made of the sources: at the first start and after every change of a source that is made anew, which takes a
 * moment; any other start finds it made.
 */
import { existsSync } from 'node:fs'

const isRepository = existsSync(new URL('main.ts', import.meta.url))
await import(isRepository ? await madeOfSources() : new URL('../dist/cli/main.js', import.meta.url).href)

async function madeOfSources() {
  const { pathToFileURL } = await import('node:url')
  const { currentBuild } = await import('./current-build.mjs')
  try {
    return pathToFileURL(currentBuild() ?? (await made())).href
  } catch (error) {
    console.error(`roundtable could not be made ready to run: ${error instanceof Error ? error.message : error}`)
    console.error('Run "npm ci" in its repository and try again.')
    process.exit(1)
  }
}

async function made() {
  const { build } = await import('./build.mjs')
  return build()
}
