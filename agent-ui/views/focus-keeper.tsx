import { type ReactNode, useLayoutEffect, useRef } from 'react'

/** Where focus may go: texts that take it without being a stop of the tab key. */
export const landing = {
  conversation: 'conversation-heading',
  people: 'people-heading',
  availability: 'availability-now',
  transfer: 'transfer-question',
} as const

interface Props {
  to: keyof typeof landing
  className?: string
  children: ReactNode
}

/** When its content goes away with the keyboard focus in it, focus moves to a text nearby instead of being lost. */
export function FocusKeeper({ to, className, children }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = ref.current
    return () => {
      if (!element?.contains(document.activeElement)) return
      // What takes its place is not in the page yet.
      queueMicrotask(() => document.getElementById(landing[to])?.focus())
    }
  }, [to])
  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  )
}
