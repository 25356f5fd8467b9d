/** `npm run picture`: set-up, then takes the README's picture of six people in a chat, docs/six-people.png. */
import { main } from './main.mjs'

process.env.ROUNDTABLE_PICTURES = 'true'
main(() => import('./run-specs.mjs').then(({ runSpecs }) => runSpecs(['--project=pictures', '--reporter=list'])))
