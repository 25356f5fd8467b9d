import type { PageDriver } from 'connect-roundtable'

/** How people work with the help desk. */
export const desk: PageDriver = {
  address: '/',
  drive(page) {
    const status = page.locator('iframe').contentFrame().getByLabel('Status')
    const said = page.getByRole('list', { name: 'What was said' }).getByRole('listitem')
    const people = page.getByRole('list', { name: 'In this chat' }).getByRole('listitem')
    const button = (name: string) => page.getByRole('button', { name })

    return {
      async goesAvailable() {
        await status.selectOption('Available')
      },
      async goesOffline() {
        await status.selectOption('Offline')
      },
      async accepts() {
        await button('Take the chat').click()
        await button('Send').waitFor()
      },
      async says(text) {
        await page.getByLabel('Reply').fill(text)
        await button('Send').click()
      },
      async invites(username) {
        const colleague = page.getByLabel('Colleague')
        const names = await colleague.getByRole('option').allInnerTexts()
        const label = names.find((name) => name.toLowerCase().startsWith(username))
        await colleague.selectOption({ label: label ?? username })
        await button('Add to chat').click()
      },
      async messages() {
        const lines = await said.allInnerTexts()
        return lines.map((line) => {
          const [from = '', ...text] = line.split(' said: ')
          return { from, text: text.join(' said: ') }
        })
      },
      async roster() {
        const entries = await people.allInnerTexts()
        return entries.map((entry) => {
          const [name = '', coming] = entry.split(', ')
          return { name, role: 'agent', state: coming ? 'invited' : 'joined' }
        })
      },
      async notice() {
        return (await page.getByRole('alert').allInnerTexts()).join(' ')
      },
    }
  },
}
