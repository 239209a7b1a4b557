import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterPaint } from '@/app/afterPaint'
import { App } from '@/app/App'
import { startHands } from '@/app/lateCommands'
import { startOffline } from '@/app/offline'
import { startTheme } from '@/app/theme'
import { restore, startAutosave } from '@/store/persistence'
import { startPreferences } from '@/store/preferences'
import { followScenes } from '@/store/scene'
import { refireOnEdit } from '@/store/simulationStore'
import { startPresses } from '@/ui/presses'
import '@/styles/tokens.css'
import '@/styles/preferences.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')

startPresses()
startTheme()
startPreferences()
startHands()
refireOnEdit()
startAutosave()
followScenes()
void restore().then(afterPaint)
startOffline()

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
