/** Of the form of every token, ticket and cookie here; who finds it in what a run leaves behind has found a leak. */
export const CANARY = 'c0ffee'.padEnd(64, '0123456789abcdef')
