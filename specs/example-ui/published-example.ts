import type { PageDriver } from '../../harness/index.ts'

/** How people work with the example that is published with ChatJS: it accepts by itself, and invites one colleague alone. */
export const publishedExample = (address: PageDriver['address']): PageDriver => ({
  address,
  drive(page) {
    const status = page.locator('iframe').contentFrame().getByLabel('Status')
    const message = page.getByPlaceholder('Type your message...')

    return {
      isAtWork: () => status.waitFor(),
      goesAvailable: async () => void (await status.selectOption('Available')),
      accepts: () => message.waitFor(),
      async says(text) {
        await message.fill(text)
        await page.getByRole('button', { name: 'Send' }).click()
      },
      invites: () => page.getByRole('button', { name: 'Quick Connect' }).click(),
      async messages() {
        const lines = await page.locator('.message').allInnerTexts()
        return lines.map((line) => {
          const [from = '', ...text] = line.split(': ')
          return { from, text: text.join(': ') }
        })
      },
    }
  },
})
