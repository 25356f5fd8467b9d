/** `npm run soak`: do the core specs hold a thousand times? */
import { main } from './main.mjs'

main(() => import('./soak/command.mjs').then(({ soak }) => soak(process.argv.slice(2))))
