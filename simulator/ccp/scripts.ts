import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { CcpScripts } from './site.ts'

let loaded: CcpScripts | undefined

/** The scripts of the CCP page: Streams' bundle as npm installed it, and the bridge beside this file. Read once. */
export function ccpScripts(): CcpScripts {
  loaded ??= {
    engine: readFileSync(join(streamsFolder(), 'release', 'connect-streams-min.js'), 'utf8'),
    bridge: readFileSync(new URL('bridge.client.js', import.meta.url), 'utf8'),
  }
  return loaded
}

function streamsFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('amazon-connect-streams/package.json'))
}
