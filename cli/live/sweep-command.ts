import { connectClient, paced } from '../../live/control-plane/client.ts'
import { sweptInWords } from '../../live/run/begin.ts'
import { offlineStatusOn } from '../../live/run/offline-status.ts'
import { sweep as sweepInstance } from '../../live/run/sweep.ts'
import { wordsOf } from '../../live/run/words.ts'
import { readSettings, requireAllowed } from '../../live/settings/index.ts'
import { Failure } from '../../written/failure.ts'

/**
 * Finds and ends what earlier runs have left.
 * @throws Failure when the settings are not complete, the instance is not on the allow-list, or something is left still
 */
export async function sweep({ config }: { readonly config?: string }): Promise<void> {
  const settings = readSettings({ env: process.env, cwd: process.cwd(), file: config })
  requireAllowed(settings, 'A sweep')
  const { alias, instanceId, region } = settings
  process.stdout.write(`Sweeping ${alias} (${instanceId}, ${region})\n`)
  const client = connectClient(region)
  paced(client)
  try {
    const offlineStatusId = await offlineStatusOn(client, instanceId)
    const lines = sweptInWords(await sweepInstance({ client, instanceId, offlineStatusId }))
    process.stdout.write(`${(lines.length > 0 ? lines : ['Nothing was left.']).join('\n')}\n`)
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(wordsOf(error))
  } finally {
    client.destroy()
  }
}
