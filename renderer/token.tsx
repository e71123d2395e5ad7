import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { TokenWindow } from './screens/token/token-window.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <TokenWindow />
    </StrictMode>,
  )
}
