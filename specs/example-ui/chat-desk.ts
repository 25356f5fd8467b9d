import { expect, type PageDriver } from '../../harness/index.ts'

/** How people work with the chat desk of page.html. */
export const chatDesk = (address: PageDriver['address']): PageDriver => ({
  address,
  postsReceiptsRegardless: true,
  drive(page) {
    const status = page.locator('iframe').contentFrame().getByLabel('Status')
    const button = (name: string | RegExp) => page.getByRole('button', { name })
    const entriesOf = (list: string) => page.getByRole('list', { name: list }).getByRole('listitem')

    async function presses(name: string, until: string): Promise<void> {
      await button(name).click()
      await page.getByText(until).waitFor()
    }

    async function chooses(username: string, whatFor: string): Promise<void> {
      const choice = page.getByRole('option', { name: new RegExp(`^${username}`, 'i') })
      await page.getByLabel('Colleague').selectOption(await choice.innerText())
      await button(whatFor).click()
    }

    return {
      async goesAvailable() {
        await status.selectOption('Available')
        await expect(status).toHaveValue('Available')
      },
      availability: () => status.inputValue(),
      ringing: () => page.getByText('wants to chat').filter({ visible: true }).locator('b').allInnerTexts(),
      accepts: () => presses('Accept', 'You are in a chat'),
      rejects: () => button('Reject').click(),
      async says(text) {
        await page.getByLabel('Message').fill(text)
        await button('Send').click()
      },
      reads: () => entriesOf('Transcript').last().waitFor(),
      async messages() {
        return (await entriesOf('Transcript').allInnerTexts()).map((line) => {
          const [, from = '', text = '', mark] = /^(.+?): (.*?)(?:\n(Delivered|Read))?$/s.exec(line) ?? []
          return { from, text, ...(mark && { mark: mark === 'Read' ? 'Read' : 'Delivered' }) }
        })
      },
      invites: (username) => chooses(username, 'Quick Connect'),
      transfersTo: (username) => chooses(username, 'Transfer'),
      withdraws: (username) => button(new RegExp(`^Withdraw ${username}`, 'i')).click(),
      removes: (name) => button(new RegExp(`^Remove ${name}`, 'i')).click(),
      async roster() {
        return (await entriesOf('In this chat').allInnerTexts()).map((entry) => {
          const [, name = '', invited] = /^(.+?)( \(invited\))?(?:\n(?:Remove|Withdraw))?$/.exec(entry) ?? []
          return { name, role: 'agent', state: invited ? 'invited' : 'joined' }
        })
      },
      leaves: () => presses('Leave', 'This chat is over'),
      closesContact: () => presses('Close', 'No chat'),
      sawTheEnd: () => page.getByText('This chat is over').isVisible(),
      async notice() {
        return (await page.getByRole('alert').allInnerTexts()).join(' ')
      },
    }
  },
})
