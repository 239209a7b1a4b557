import { strings } from '@/strings/strings'

const words = strings.importing

/** A file that was given to us, with its path where it came out of a folder. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** More than this is no description of a network. */
const SIZE_LIMIT = 64 * 1024 * 1024

/** What can hold a network; others in a dropped folder are passed over. */
const READABLE = /(\.json|\.txt|\.packetwalk|(^|\/)[^./]+)$/i

/** Every file of a drop, those inside of folders included. */
export async function filesOfDrop(data: DataTransfer): Promise<readonly File[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...data.files]
  return (await Promise.all(entries.map(filesOfEntry))).flat()
}

/** Reads files; throws one sentence when that cannot be done. */
export async function readGivenFiles(files: readonly File[]): Promise<readonly GivenFile[]> {
  const chosen = files.length === 1 ? files : files.filter((file) => READABLE.test(pathOf(file)))
  const size = chosen.reduce((sum, file) => sum + file.size, 0)
  if (chosen.length === 0) throw new Error(words.noJson)
  if (size > SIZE_LIMIT) {
    throw new Error(words.tooLarge(pathOf(chosen[0])))
  }
  return Promise.all(
    chosen.map(async (file) => {
      try {
        return { name: pathOf(file), bytes: new Uint8Array(await file.arrayBuffer()) }
      } catch {
        throw new Error(words.unreadable(pathOf(file)))
      }
    }),
  )
}

const paths = new WeakMap<File, string>()

function pathOf(file: File | undefined): string {
  if (!file) return ''
  return paths.get(file) || file.webkitRelativePath || file.name
}

async function filesOfEntry(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) return [await fileOf(entry as FileSystemFileEntry)]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: File[] = []
  // A reader answers in portions of a hundred and with none at the end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (entries.length === 0) return found
    for (const child of entries) found.push(...(await filesOfEntry(child)))
  }
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => {
    entry.file(resolve, reject)
  })
  paths.set(file, entry.fullPath.replace(/^\//, ''))
  return file
}
