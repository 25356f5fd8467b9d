import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followPreferredColours } from './look.ts'
import { paths, type Seats } from './seats.ts'
import { Table } from './table.tsx'

followPreferredColours()
const answer = await fetch(paths.seats)
const seats: Seats = await answer.json()

const app = document.getElementById('app')
if (!app) throw new Error('The page has no element "app"')
createRoot(app).render(
  <StrictMode>
    <Table seats={seats} />
  </StrictMode>,
)
