export type Tone = 'good' | 'busy' | 'alert' | 'quiet'

/** A coloured dot beside words that say the same. */
export function StateDot({ tone }: { tone: Tone }) {
  return <span className={`state-dot state-dot-${tone}`} aria-hidden="true" />
}
