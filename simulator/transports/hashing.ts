import type { Hashing } from '../services/sigv4/signature.ts'

/** Hashes by the Web Crypto API, which browsers and Node have alike. */
export const webCrypto: Hashing = {
  async sha256(text) {
    return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes(text)))
  },

  async hmac(key, text) {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const raw = typeof key === 'string' ? bytes(key) : Uint8Array.from(key)
    const imported = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign'])
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytes(text)))
  },
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
