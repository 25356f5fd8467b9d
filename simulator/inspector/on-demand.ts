import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Inspected, Inspector, Recording } from './inspector.ts'
import { isInspectors } from './paths.ts'

/** The inspector, loaded when somebody first asks for it: whoever only serves pays nothing for it. */
export function inspectorOnDemand(inspected: Inspected, startRecording: () => Promise<Recording>) {
  let loading: Promise<Inspector> | undefined
  const load = () => {
    loading ??= Promise.all([import('./inspector.ts'), startRecording()]).then(
      ([{ Inspector }, recording]) => new Inspector(inspected, recording),
    )
    return loading
  }
  return {
    /** Takes a request that is the inspector's. */
    takes(url: URL, request: IncomingMessage, response: ServerResponse): boolean {
      if (!isInspectors(url)) return false
      load()
        .then((inspector) => inspector.answer(url, request, response))
        .catch((error: unknown) => response.writeHead(500).end(`The inspector failed: ${error}`))
      return true
    },

    async close(): Promise<void> {
      if (loading) (await loading).close()
    },
  }
}
