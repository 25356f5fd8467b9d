import { enqueueActions } from 'xstate'
import { defectsOf } from './ui-defect.ts'

export const joining = defectsOf('joining', [
  {
    name: 'accepts-nothing-by-itself',
    is: 'A chat that comes is not accepted automatically, whatever the agent has chosen.',
    caughtBy: 'signing-in: contacts are accepted automatically when the agent wants it',
    change: {
      machines: {
        app: (sound) =>
          sound.provide({
            actions: {
              takeContact: enqueueActions(({ context, enqueue }, { contactId: id, contact }) => {
                const known = context.contacts[id]
                if (known) enqueue.sendTo(known, { type: 'contact.changed', contact })
                else
                  enqueue.assign({
                    contacts: ({ context: { contacts, port, newToken, linked }, spawn }) => ({
                      ...contacts,
                      [id]: spawn('contact', {
                        id,
                        input: { port, newToken, autoAccept: false, linked, contact, watched: false },
                      }),
                    }),
                  })
              }),
            },
          }),
      },
    },
  },
])
