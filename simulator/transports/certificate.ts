/** For TLS on this machine; both in PEM. */
export interface Certificate {
  readonly privateKey: string
  readonly certificate: string
}

/** Nobody serves from the same start for longer. */
const LIFETIME_MS = 30 * 24 * 3_600_000
/** GeneralName tags of RFC 5280, section 4.2.1.6. */
const DNS_NAME = 2
const IP_ADDRESS = 7

/**
 * A certificate of its own for this machine and the given hosts, with a new key. Whoever trusts it trusts nothing else:
 * it can sign no other.
 */
export async function selfSignedCertificate(hosts: readonly string[]): Promise<Certificate> {
  // Takes longer to load than all the rest of a start, and few want TLS.
  const { generate } = await import('selfsigned')
  const names = ['localhost', '*.localhost', ...hosts]
  const made = await generate([{ name: 'commonName', value: 'Roundtable, a simulated Amazon Connect' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + LIFETIME_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: DNS_NAME, value }) as const),
          { type: IP_ADDRESS, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  return { privateKey: made.private, certificate: made.cert }
}
