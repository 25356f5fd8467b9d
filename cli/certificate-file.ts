import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../written/failure.ts'

/**
 * Puts a certificate where clients can be pointed to, in a folder of its own that is to be removed with it.
 * @throws Failure when it cannot be written.
 */
export function certificateFile(pem: string): { folder: string; path: string } {
  try {
    const folder = mkdtempSync(join(tmpdir(), 'roundtable-'))
    const path = join(folder, 'certificate.pem')
    writeFileSync(path, pem)
    return { folder, path }
  } catch (error) {
    throw new Failure(`The certificate cannot be written to a file: ${error instanceof Error ? error.message : error}`)
  }
}
