import Alert from '@cloudscape-design/components/alert'

/** Shown instead of everything when the page was called with settings it cannot work with. */
export function BadConfig({ problem }: { problem: string }) {
  return (
    <main className="lonely" aria-labelledby="bad-config">
      <h1 id="bad-config">This page cannot start</h1>
      <div role="alert">
        <Alert type="error">{problem}</Alert>
      </div>
    </main>
  )
}
