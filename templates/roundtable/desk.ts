import { expect, type PageDriver } from 'connect-roundtable'

/**
 * How people work with your UI. Fill in its own roles and names; there are more verbs (PageVerbs), and a spec that needs
 * one which is not here says so.
 */
export const desk: PageDriver = {
  // From the baseURL in the Playwright config.
  address: '/',
  drive(page) {
    const messages = page.getByRole('log').getByRole('listitem')
    const people = page.getByRole('list', { name: 'People' }).getByRole('listitem')
    const status = page.getByRole('combobox', { name: 'Status' })
    const button = (name: string) => page.getByRole('button', { name })

    return {
      /** Once the agent has signed in, as soon as they can begin. */
      async isAtWork() {
        await status.waitFor()
      },
      /** Until your UI says so: it may ask Amazon Connect first. */
      async goesAvailable() {
        await status.selectOption('Available')
        await expect(status).toHaveValue('Available')
      },
      async accepts() {
        await button('Accept').click()
        await page.getByRole('textbox', { name: 'Message' }).waitFor()
      },
      async says(text) {
        await page.getByRole('textbox', { name: 'Message' }).fill(text)
        await button('Send').click()
      },
      async invites(username) {
        await button('Invite').click()
        await button(username).click()
      },
      /** Every message as `Maya: hello`, in the order shown. */
      async messages() {
        const lines = await messages.allInnerTexts()
        return lines.map((line) => {
          const [from = '', ...text] = line.split(': ')
          return { from, text: text.join(': ') }
        })
      },
      /** Everybody in the chat, the agent included. */
      async roster() {
        const names = await people.allInnerTexts()
        return names.map((name) => ({ name, role: 'agent', state: 'joined' }))
      },
      /** What your UI says when something was refused. Not innerText(), which waits where there is no alert. */
      async notice() {
        return (await page.getByRole('alert').allInnerTexts()).join(' ')
      },
    }
  },
}
