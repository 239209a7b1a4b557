/** What floats in the corners of the canvas. */
export const islands = {
  layers: 'Layers',
  groups: 'Groups',
  acls: 'ACLs',
  routes: 'Routes',
  addresses: 'Addresses',
  zones: 'Zones',
  rates: 'Traffic rates',
  minimap: 'Minimap',
  gridSnap: 'Snap to the grid',
  zoom: 'Zoom',
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  zoomTo100: 'Zoom to 100%',
  zoomIs: (percent: number) => `Zoom is ${String(percent)}%, set to 100%`,
  fit: 'Fit',
  fitWhole: 'Fit the whole network',
}
