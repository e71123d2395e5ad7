import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { TokenWindow } from './screens/token/token-window.tsx'
import { markPlatform } from './style/platform.ts'

markPlatform()
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <TokenWindow />
    </StrictMode>,
  )
}
