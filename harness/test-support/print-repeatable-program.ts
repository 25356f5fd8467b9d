import { logOf } from './repeatable-program.ts'

process.stdout.write(await logOf(Number(process.argv[2])))
