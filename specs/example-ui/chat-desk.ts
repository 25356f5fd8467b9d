import { expect, type PageDriver } from '../../harness/index.ts'

/** How people work with the chat desk of page.html. */
export const chatDesk = (address: PageDriver['address']): PageDriver => ({
  address,
  drive(page) {
    const status = page.locator('iframe').contentFrame().getByLabel('Status')
    const colleague = page.getByLabel('Colleague')
    const button = (name: string | RegExp) => page.getByRole('button', { name })
    const disconnects = (name: string) => button(new RegExp(`^Remove ${name}`, 'i')).click()
    const entriesOf = (list: string) => page.getByRole('list', { name: list }).getByRole('listitem')

    async function chooses(username: string, whatFor: string): Promise<void> {
      const choice = colleague.getByRole('option', { name: new RegExp(`^${username}`, 'i') })
      await colleague.selectOption(await choice.innerText())
      await button(whatFor).click()
    }

    return {
      isAtWork: () => status.waitFor(),
      async goesAvailable() {
        await status.selectOption('Available')
        await expect(status).toHaveValue('Available')
      },
      availability: () => status.inputValue(),
      ringing: () => page.getByText('wants to chat').filter({ visible: true }).locator('b').allInnerTexts(),
      accepts: () => button('Accept').click(),
      rejects: () => button('Reject').click(),
      async says(text) {
        await page.getByLabel('Message').fill(text)
        await button('Send').click()
      },
      reads: () => entriesOf('Transcript').last().scrollIntoViewIfNeeded(),
      async messages() {
        return (await entriesOf('Transcript').allInnerTexts()).map((line) => {
          const [, from = '', text = '', mark] = /^(.+?): (.*?)(?:\n(Delivered|Read))?$/s.exec(line) ?? []
          return { from, text, ...(mark && { mark: mark === 'Read' ? 'Read' : 'Delivered' }) }
        })
      },
      invites: (username) => chooses(username, 'Quick Connect'),
      transfersTo: (username) => chooses(username, 'Transfer'),
      withdraws: disconnects,
      removes: disconnects,
      async roster() {
        return (await entriesOf('In this chat').allInnerTexts()).map((entry) => {
          const [, name = '', invited] = /^(.+?)( \(invited\))?(?:\nRemove)?$/.exec(entry) ?? []
          return { name, role: 'agent', state: invited ? 'invited' : 'joined' }
        })
      },
      leaves: () => button('Leave').click(),
      closesContact: () => button('Close').click(),
      sawTheEnd: () => page.getByText('This chat is over').isVisible(),
      notice: () => page.getByRole('alert').innerText(),
    }
  },
})
