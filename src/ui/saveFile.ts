/** Hands a file to the browser as a download. */
export function saveFile(name: string, content: string | Blob, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** A name of anything as the name of a file. */
export function fileName(name: string): string {
  const plain = name.trim().replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
  return plain === '' ? 'diagram' : plain
}
