import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { connectTheme } from './theme/vite-plugin.ts'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // Wherever it is served from, also below a path.
  base: './',
  plugins: [react(), connectTheme()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // An agent's page is loaded once a day, from cache: its size matters less than the number of its files.
    chunkSizeWarningLimit: 6000,
  },
})
