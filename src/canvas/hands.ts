// All that answers a hand on the drawing beyond selecting and moving the camera, as one part to load.
export { Hands } from './Hands'
export { led } from './dragging'
export { movesOf } from './moves'
export { AnnotationResizer, ContainerResizer } from './nodes/Resizers'
export { WritingField } from './nodes/WritingField'
export { relatedTo } from './related/related'
export { resizedInLine } from './resizing'
