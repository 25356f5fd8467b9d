/**
 * The CCP for somebody who is signed in: Streams' engine, what connects it to the page that embeds it, and of the CCP's
 * own UI the agent's status alone.
 */
export function ccpPage(): string {
  return page(
    'Contact Control Panel',
    `<main>
      <h1>Contact Control Panel (simulated)</h1>
      <p><label>Status <select></select></label> <output></output></p>
    </main>
    <script src="/ccp-v2/engine"></script>
    <script type="module" src="/ccp-v2/bridge"></script>`,
  )
}

/** What stands in the CCP's place until somebody has signed in; Streams opens the same address as a popup. */
export function signInPage(problem?: string): string {
  return page(
    'Sign in to Amazon Connect',
    `<main>
      <h1>Sign in to Amazon Connect (simulated)</h1>
      ${problem ? `<p role="alert">${problem}</p>` : ''}
      <form method="post" action="/login">
        <p><label>Username <input name="username" autocomplete="username" required autofocus></label></p>
        <p><label>Password <input name="password" type="password" autocomplete="current-password" required></label></p>
        <p><button>Sign in</button></p>
      </form>
    </main>`,
  )
}

export function signedInPage(): string {
  return page('Signed in', '<main><h1>You are signed in</h1><p>You can close this window.</p></main>')
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 24rem; padding: 0 1rem; color-scheme: light dark }</style>
  </head>
  <body>
    ${body}
  </body>
</html>
`
}
