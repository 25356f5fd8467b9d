import type { AssumptionView } from '../protocol.ts'
import { useWorld } from './live.ts'

const NONE: readonly AssumptionView[] = []

/** What is assumed where AWS says nothing; those that differ from the default come first. */
export function Assumptions() {
  const assumptions = useWorld(({ view }) => view?.assumptions ?? NONE)
  const changed = assumptions.filter(differs)
  const order = [...changed, ...assumptions.filter((each) => !differs(each))]
  return (
    <details className="panel assumptions">
      <summary>
        <h2>Assumptions in force</h2>{' '}
        <span className="muted">
          {assumptions.length}, {changed.length === 0 ? 'all as by default' : `${changed.length} other than by default`}
        </span>
      </summary>
      <ul>
        {order.map((each) => (
          <li key={each.name} className={differs(each) ? 'assumption differs' : 'assumption'}>
            <code>{each.name}</code>
            <strong>{each.value}</strong>
            <span className="muted">
              {differs(each) ? `by default: ${each.standard}` : `or: ${each.alternatives.join(', ')}`}
            </span>
            <span className="muted reason">{each.reason}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function differs({ value, standard }: AssumptionView): boolean {
  return value !== standard
}
