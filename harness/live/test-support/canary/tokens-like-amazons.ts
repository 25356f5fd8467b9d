import { Tokens } from '../../../../simulator/services/tokens.ts'

const BEGINNING = 'AQIDAHh'

/** Has the simulator hand out tokens of a form that nothing here knows, as a real instance's are. */
export function tokensLikeAmazons(): void {
  const { grant, lasting, subjectOf, holderOf, find, spend } = Tokens.prototype
  Tokens.prototype.grant = function (...given) {
    const granted = grant.apply(this, given)
    return { ...granted, token: outside(granted.token) }
  }
  Tokens.prototype.lasting = function (...given) {
    return outside(lasting.apply(this, given))
  }
  Tokens.prototype.subjectOf = function (kind, token) {
    return subjectOf.call(this, kind, token && inside(token))
  }
  Tokens.prototype.holderOf = function (token) {
    return holderOf.call(this, token && inside(token))
  }
  Tokens.prototype.find = function (kind, token) {
    return find.call(this, kind, inside(token))
  }
  Tokens.prototype.spend = function (token) {
    spend.call(this, inside(token))
  }
}

function outside(token: string): string {
  return token.startsWith(BEGINNING) ? token : `${BEGINNING}${Buffer.from(token, 'hex').toString('base64url')}`
}

function inside(token: string): string {
  return token.startsWith(BEGINNING) ? Buffer.from(token.slice(BEGINNING.length), 'base64url').toString('hex') : token
}
