import * as sound from '../../../../../agent-ui/machines/transcript.ts'
import { chosenChange } from '../../chosen.ts'

export * from '../../../../../agent-ui/machines/transcript.ts'

export function withPage(...given: Parameters<typeof sound.withPage>) {
  return (chosenChange().transcript?.withPage ?? sound.withPage)(...given)
}

export function withReceipt(...given: Parameters<typeof sound.withReceipt>) {
  return (chosenChange().transcript?.withReceipt ?? sound.withReceipt)(...given)
}
