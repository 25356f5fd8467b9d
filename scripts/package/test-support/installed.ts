import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { inRepository } from '../../paths.mjs'

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

/** What the team of the project has installed for itself. */
const OF_THE_TEAM = ['amazon-connect-chatjs', '@types/node']

export interface Packed {
  readonly tarball: string
  /** What is in it, from its root. */
  readonly paths: readonly string[]
  /** Bytes. */
  readonly size: number
}

/** What `npm pack` makes of this repository, in a folder. */
export function pack(folder: string): Packed {
  const args = ['pack', '--json', '--loglevel=error', '--pack-destination', folder]
  const output = execFileSync('npm', args, { cwd: inRepository('.'), encoding: 'utf8' })
  // The build says its own before it.
  const [{ filename, files, size }] = JSON.parse(output.slice(output.indexOf('[\n')))
  return { tarball: join(folder, filename), paths: files.map(({ path }: { path: string }) => path), size }
}

/** A project of a team of its own, which has a UI and this package, and is gone at the end. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'roundtable-project-'))

  /**
   * Installs what npm would, without a registry: the tarball, and of the packages in this repository those alone that it
   * declares.
   */
  constructor({ tarball }: Packed) {
    const modules = join(this.folder, 'node_modules')
    const own = join(modules, 'connect-roundtable')
    mkdirSync(own, { recursive: true })
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', own])
    const { dependencies, peerDependencies }: Manifest = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))
    for (const name of [...Object.keys({ ...dependencies, ...peerDependencies }), ...OF_THE_TEAM]) {
      mkdirSync(dirname(join(modules, name)), { recursive: true })
      symlinkSync(inRepository(`node_modules/${name}`), join(modules, name))
    }
    cpSync(inRepository('scripts/package/test-support/project'), this.folder, { recursive: true })
    this.writes('package.json', JSON.stringify({ name: 'help-desk', scripts: { dev: 'node serve.mjs' } }))
  }

  writes(path: string, content: string): void {
    writeFileSync(join(this.folder, path), content)
  }

  reads(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8')
  }

  /** Runs a program of Node in it. */
  runs(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    // The unit tests are spared a warning of the AWS SDK's, which a team is to be spared by the package.
    const { CI: _, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: __, ...ours } = process.env
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...ours, ...env },
    })
    return { status, output: `${stdout}${stderr}` }
  }

  /** Likewise, while this process goes on; the environment is all that it gets. */
  async runsBeside(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: this.folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = once(child, 'close')
    const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    return { status, output: `${stdout}${stderr}` }
  }

  /** What a package has under this path. */
  installed(path: string): string {
    return join(this.folder, 'node_modules', path)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}
