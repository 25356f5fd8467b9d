import { availableParallelism, cpus, freemem, loadavg, platform, release, totalmem } from 'node:os'
import type { Row } from './report.ts'

const GIB = 2 ** 30

/** What the figures were measured on, and how busy it was with other things. */
export function machineRows(): Row[] {
  const [first] = cpus()
  const [minute = 0, five = 0] = loadavg()
  return [
    { what: 'Processor', measured: `${first?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores` },
    { what: 'Memory', measured: `${gib(totalmem())} GiB, ${gib(freemem())} GiB free` },
    { what: 'System', measured: `${platform()} ${release()}, Node ${process.versions.node}` },
    { what: 'Load', measured: `${minute.toFixed(2)} over a minute, ${five.toFixed(2)} over five` },
  ]
}

function gib(bytes: number): string {
  return (bytes / GIB).toFixed(1)
}
