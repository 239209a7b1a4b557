/** What firing a packet says of itself. */
export const simulation = {
  notLoaded: 'What walks the packet could not be fetched. Try again when there is a network.',
}
