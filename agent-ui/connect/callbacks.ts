import { toRefusal } from './refusals.ts'

interface Callbacks<T> {
  success: (answer: T) => void
  failure: (reason?: string) => void
}

/** Runs a Streams call that answers by callbacks, as a promise that is rejected with a Refusal. */
export function answered<T>(call: (callbacks: Callbacks<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    try {
      call({ success: resolve, failure: (reason) => reject(toRefusal(reason)) })
    } catch (error) {
      // Streams throws when the contact or connection has gone between the click and the call.
      reject(toRefusal(error))
    }
  })
}

/** The same for a call whose answer says no more than that it was done. */
export async function done(
  call: (callbacks: { success(): void; failure(reason?: string): void }) => void,
): Promise<void> {
  await answered<void>((callbacks) => call({ success: () => callbacks.success(), failure: callbacks.failure }))
}
