/** Milliseconds, each time the same, or each time some between the two, both included. */
export type Span = number | { readonly min: number; readonly max: number }

/**
 * What the network between people and Amazon Connect is like for a while. Times are the simulator's: where its clock is in a
 * test's hands, nothing is late until it is moved on. What each one does is said where it is made, in the file of its name.
 */
export type Condition =
  | { readonly kind: 'dropped' }
  | { readonly kind: 'asleep' }
  /** `operations`: only their answers are late, and frames are not. */
  | { readonly kind: 'delayed'; readonly by: Span; readonly operations?: readonly string[] }
  | { readonly kind: 'duplicated' }
  /** Frames that come within `withinMs` of the first change places, `window` of them at most. */
  | { readonly kind: 'reordered'; readonly window: number; readonly withinMs: number }
  | { readonly kind: 'half-open' }
  /** Without `operations`: all of them. */
  | { readonly kind: 'throttled'; readonly operations?: readonly string[] }
  | { readonly kind: 'failing'; readonly operation: string; readonly status: number }
  | { readonly kind: 'hanging'; readonly operation: string }
  /** `participant`: connection tokens, `cti`: what the CTI API takes. */
  | { readonly kind: 'token expired'; readonly service: 'participant' | 'cti' }
  /** Without `ms` for as long as the condition lasts. */
  | { readonly kind: 'slow CCP'; readonly ms?: number }

/** By user name or display name; `everybody` includes those whom nobody knows. */
export type Whom = readonly string[] | 'everybody'
