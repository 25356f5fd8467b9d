import * as sound from '../../../../../agent-ui/connect/streams-port.ts'
import { chosenChange } from '../../chosen.ts'

export const startStreams: typeof sound.startStreams = (...given) => {
  const port = sound.startStreams(...given)
  return chosenChange().port?.(port) ?? port
}
