/** `npm run sabotage`: does the suite notice what is wrong on purpose? */
import { main } from './main.mjs'

main(() => import('./sabotage/command.mjs').then(({ sabotage }) => sabotage(process.argv.slice(2))))
