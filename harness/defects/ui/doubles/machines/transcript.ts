import * as sound from '../../../../../agent-ui/machines/transcript.ts'
import { chosenChange } from '../../chosen.ts'

export * from '../../../../../agent-ui/machines/transcript.ts'

export function withReceipt(...given: Parameters<typeof sound.withReceipt>) {
  return (chosenChange().transcript?.withReceipt ?? sound.withReceipt)(...given)
}
