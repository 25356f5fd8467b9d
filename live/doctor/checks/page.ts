import type { Finding } from '../finding.ts'
import { awsConnect, check, type Examined } from './checking.ts'

const MOST_ORIGINS = 100

export function checkOrigin({ facts, settings }: Examined): Promise<Finding> {
  const { origin } = settings
  return check('Page', 'approved origin', async () => {
    const origins = await facts.origins()
    if (origins.includes(origin)) return { ok: `${origin} may embed the CCP` }
    const hasRoom = origins.length < MOST_ORIGINS
    const room = hasRoom ? '' : ` The instance has ${MOST_ORIGINS} of them, which is all it can have.`
    const command = awsConnect(settings, 'associate-approved-origin', `--origin ${origin}`)
    return {
      wrong: `${origin} is no approved origin: the CCP does not load in its pages.${room}`,
      mend: {
        steps: 'AWS console, Amazon Connect, your instance, Approved origins (or Application integration), Add origin.',
        command,
        ...(hasRoom && { provision: [{ kind: 'origin', origin }] as const }),
      },
    }
  })
}
