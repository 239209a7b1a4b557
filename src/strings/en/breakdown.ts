/** What is said when a part of the page could not be shown. */
export const breakdown = {
  part: 'This part cannot be shown',
  whole: 'The page cannot go on',
  advice:
    'Your diagram is kept in this browser. Load the page again to go on; if it happens once more, keep the diagram as a file.',
  reload: 'Load the page again',
  download: 'Keep the diagram as a file',
}
