/** No answer comes, now or ever: to whoever asked it looks as if the network had failed, which it has. */
export class DeadLine extends Error {
  constructor(who: string) {
    super(`The line to ${who} went dead.`)
  }
}
