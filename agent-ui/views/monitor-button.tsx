import Button from '@cloudscape-design/components/button'
import { useSelector } from '@xstate/react'
import type { ContactRef } from '../machines/contact.ts'
import { type MonitoringRef, otherMode } from '../machines/monitoring.ts'

/** How a supervisor comes into the chat that they listen to, and goes out of it again. */
export function MonitorButton({ contact, monitoring }: { contact: ContactRef; monitoring: MonitoringRef }) {
  const other = useSelector(contact, ({ context }) => otherMode(context.contact))
  const changing = useSelector(monitoring, (snapshot) => snapshot.matches('changing'))
  if (!other) return null
  return (
    <Button
      {...(other === 'barge' && { variant: 'primary' })}
      loading={changing}
      loadingText="Changing"
      onClick={() => monitoring.send({ type: `monitor.${other}` })}
    >
      {other === 'barge' ? 'Barge in' : 'Back to silent'}
    </Button>
  )
}
