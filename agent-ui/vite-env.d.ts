/// <reference types="vite/client" />

interface ImportMetaEnv {
  readonly VITE_CCP_URL?: string
  readonly VITE_REGION?: string
  readonly VITE_LOGIN_POPUP?: string
  readonly VITE_ENDPOINT?: string
}
