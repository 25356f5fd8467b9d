import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inRepository, TOOLS } from '../../paths.mjs'

/** @returns the paths of those files in which the lint step finds something, in order. */
export function objectionable(files: Record<string, string>): string[] {
  const repository = plant(files)
  try {
    const { stdout } = spawnSync(process.execPath, [TOOLS.biome, 'lint', '--reporter=json', '--max-diagnostics=none'], {
      cwd: repository,
      encoding: 'utf8',
    })
    const report: { diagnostics: { location: { path: string } }[] } = JSON.parse(stdout)
    return [...new Set(report.diagnostics.map(({ location }) => location.path))].sort()
  } finally {
    rmSync(repository, { recursive: true })
  }
}

function plant(files: Record<string, string>) {
  const repository = mkdtempSync(join(tmpdir(), 'roundtable-lint-'))
  for (const shared of ['biome.json', '.gitignore', 'scripts/lint'])
    cpSync(inRepository(shared), join(repository, shared), { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true })
    writeFileSync(join(repository, path), text)
  }
  return repository
}
