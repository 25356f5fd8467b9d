import type { Reach } from '../protocol.ts'
import { useAct } from './act.ts'

/** Whether somebody has a socket, as a sign and in words. */
export function ReachSign({ reach: { isOnline, isCutOff } }: { reach: Reach }) {
  const words = isCutOff ? 'network cut off' : isOnline ? 'socket open' : 'no socket'
  return (
    <span
      className={`reach ${isCutOff ? 'reach-cut' : isOnline ? 'reach-open' : ''}`}
      role="img"
      aria-label={words}
      title={words}
    />
  )
}

/** What can happen to somebody's network. */
export function ReachButtons({ who, reach: { isOnline, isCutOff, isPlayedHere } }: { who: string; reach: Reach }) {
  const act = useAct()
  return (
    <span className="buttons">
      {isOnline && (
        <button type="button" aria-label={`Drop the socket of ${who}`} onClick={() => act({ action: 'drop', who })}>
          Drop socket
        </button>
      )}
      {!isOnline && isPlayedHere && (
        <button type="button" aria-label={`Reconnect ${who}`} onClick={() => act({ action: 'reconnect', who })}>
          Reconnect
        </button>
      )}
      {isCutOff ? (
        <button
          type="button"
          aria-label={`Restore the network of ${who}`}
          onClick={() => act({ action: 'restore', who })}
        >
          Restore network
        </button>
      ) : (
        <button type="button" aria-label={`Cut off ${who}`} onClick={() => act({ action: 'cut off', who })}>
          Cut off
        </button>
      )}
    </span>
  )
}
