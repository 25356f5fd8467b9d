/*
 * What gives access and has no form by which it could be known goes under names that are known: the tokens of a real instance,
 * signatures, keys.
 */

const GONE = '<credential>'

/** By which a header, a cookie, a member of JSON or of a printed object, or a parameter of an address gives access. */
const NAMES = [
  'X-Amz-Bearer',
  'X-Amz-Security-Token',
  'X-Amz-Signature',
  'X-Amz-Credential',
  'Authorization',
  'Cookie',
  'Set-Cookie',
  'ParticipantToken',
  'ConnectionToken',
  'ConnectionAuthenticationToken',
  'ViewToken',
  'AuthToken',
  'AccessToken',
  'RefreshToken',
  'IdToken',
  'SessionToken',
  'SecretAccessKey',
  'BearerToken',
  'AuthenticationUrl',
].join('|')

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // {"name":"X-Amz-Bearer","value":"..."}: how traces and HARs have headers and parameters.
  [new RegExp(`("name":"(?:${NAMES})","value":")(?:[^"\\\\]|\\\\.)*`, 'gi'), `$1${GONE}`],
  // {"k":"authToken","v":{"s":"..."}}: how traces have what a page is given.
  [new RegExp(`("k":"(?:${NAMES}|SessionId)","v":\\{"s":")(?:[^"\\\\]|\\\\.)*`, 'gi'), `$1${GONE}`],
  // "authToken": "...", in JSON inside JSON too.
  [new RegExp(`(\\\\*"(?:${NAMES})\\\\*":\\s*\\\\*")[^"\\\\]+`, 'gi'), `$1${GONE}`],
  // X-Amz-Signature=..., as a part of an address that stands in another too. What has to stand before the name is looked for
  // after it: there are fewer names than characters.
  [
    new RegExp(
      `((?:${NAMES})(?:=|%3D)(?<=(?:^|\\W|%[0-9a-f]{2})(?:${NAMES})(?:=|%3D)))[^&"'\\s\\\\<>%]+(?:%(?!26)[0-9a-f]{2}[^&"'\\s\\\\<>%]*)*`,
      'gi',
    ),
    `$1${GONE}`,
  ],
  // {authToken: ..., region: ...}: how a console line shows an object.
  [new RegExp(`\\b((?:${NAMES}): )[^\\s,;}"\\\\]+`, 'gi'), `$1${GONE}`],
  [/\bAWS4-HMAC-SHA256 [^"\\\n]+/g, GONE],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, GONE],
  // A JSON web token.
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/g, GONE],
]

/** The text without what goes under such a name, in whatever way names and values are written. */
export function redactNamed(text: string): string {
  let rest = text
  for (const [pattern, instead] of PATTERNS) rest = rest.replace(pattern, instead)
  return rest
}
