import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Boot } from './screens/frame/boot.tsx'

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Boot />
    </StrictMode>,
  )
}
