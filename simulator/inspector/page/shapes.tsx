import { outline, type Shape } from '../../diagram/index.ts'

/** The shapes of a diagram, as elements. */
export function Shapes({ shapes }: { shapes: readonly Shape[] }) {
  // Their order is all that tells them apart, and they are only ever replaced together.
  return shapes.map((shape, index) => <One key={index} shape={shape} />)
}

function One({ shape }: { shape: Shape }) {
  const { kind, tone } = shape
  switch (kind) {
    case 'line':
      return <line className={`rt-line rt-${tone}`} x1={shape.x1} x2={shape.x2} y1={shape.y} y2={shape.y} />
    case 'text':
      return (
        <text className={`rt-text rt-${tone}`} x={shape.x} y={shape.y} fontSize={shape.size} textAnchor={shape.anchor}>
          {shape.text}
          {shape.full !== undefined && <title>{shape.full}</title>}
        </text>
      )
    case 'box':
      return (
        <rect
          className={`rt-box rt-${tone}`}
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx="6"
        />
      )
    default:
      return <path className={`rt-${kind} rt-${tone}`} d={outline(shape)} />
  }
}
