import type { Context, Operations } from './operations.ts'

/** A customer's signing in, which a flow has asked for. */
export function authenticationOperations({
  instance,
}: Context): Pick<Operations, 'GetAuthenticationUrl' | 'CancelParticipantAuthentication'> {
  return {
    /** The authorize endpoint of the user pool (documented, Amazon Cognito), with the session as its state. */
    GetAuthenticationUrl(participantId, { SessionId, RedirectUri }) {
      const { origin, clientId } = instance.flow.signInPage(participantId, SessionId)
      const url = new URL('/oauth2/authorize', origin)
      url.searchParams.set('client_id', clientId)
      url.searchParams.set('response_type', 'code')
      url.searchParams.set('redirect_uri', RedirectUri)
      url.searchParams.set('state', SessionId)
      return { AuthenticationUrl: url.href }
    },

    CancelParticipantAuthentication(participantId, { SessionId }) {
      instance.flow.cancelSignIn(participantId, SessionId)
      return {}
    },
  }
}
