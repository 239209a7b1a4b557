import { createContext, useContext, type ReactNode } from 'react'

/** Puts what moves with the camera where that has its place; React Flow has one of its own. */
export const DrawingPlace = createContext<(children: ReactNode) => ReactNode>(
  (children) => children,
)

/** What lies among the nodes and moves with the camera. */
export function InDrawing({ children }: { readonly children: ReactNode }) {
  return useContext(DrawingPlace)(children)
}
