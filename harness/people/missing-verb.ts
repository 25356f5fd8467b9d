/** A page driver has no such verb: asking again changes nothing. */
export class MissingVerb extends Error {
  constructor(verb: string, who: string) {
    super(`The page driver has no ${verb}(), which is asked of ${who}'s page: add it to what its drive() gives.`)
  }
}
