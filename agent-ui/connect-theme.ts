import { buildTheme } from '@amazon-connect/theme/lib-esm/build-theme'
import { CONNECT_OVERRIDES } from '@amazon-connect/theme/lib-esm/connect-overrides'
import { generateThemeStylesheet } from '@cloudscape-design/components/theming'

/** The Connect theme as a stylesheet: what `applyConnectTheme()` would put into the page. */
export const stylesheet = generateThemeStylesheet({ theme: buildTheme(CONNECT_OVERRIDES) })
