import type { Handlers, Means } from './handlers.ts'
import { pageOf } from './paging.ts'

type Operations = 'ListApprovedOrigins' | 'AssociateApprovedOrigin' | 'DisassociateApprovedOrigin'

/** The origins of pages that may embed the CCP: its answers name them in `frame-ancestors`. */
export function originHandlers({ instance }: Means): Handlers<Operations> {
  return {
    ListApprovedOrigins(asked) {
      const { entries, next } = pageOf(
        'ListApprovedOrigins',
        instance.directory.center.approvedOrigins,
        asked,
        instance.assumptions,
      )
      return { Origins: entries, ...next }
    },

    AssociateApprovedOrigin({ Origin }) {
      instance.administration.approveOrigin(Origin)
      return {}
    },

    DisassociateApprovedOrigin({ Origin }) {
      instance.administration.revokeOrigin(Origin)
      return {}
    },
  }
}
