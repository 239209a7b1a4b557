// The drawing that answers a hand, and all that a hand does on it, as one part to load.
export { SendToolbar } from './connect/SendToolbar'
export { Drawing } from './Drawing'
export { marksByCard } from './content/marks'
export { Marks } from './nodes/Marks'
export { AnnotationResizer, ContainerResizer } from './nodes/Resizers'
export { WritingField } from './nodes/WritingField'
