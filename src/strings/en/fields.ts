/** What fields, lists and dialogs say of themselves, whatever they are about. */
export const fields = {
  close: 'Close',
  more: (count: number) => `${String(count)} more: type to find them`,
}
