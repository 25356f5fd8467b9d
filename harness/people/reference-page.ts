import type { PageDriver } from './page-agent.ts'

export const openReferencePage: PageDriver = async () => {
  throw new Error('not yet')
}
