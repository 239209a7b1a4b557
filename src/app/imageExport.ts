import { svgOf } from '@/canvas/image/svgOf'
import { diagramStore } from '@/store/diagramStore'
import { heldOf } from '@/store/held'
import { viewStore } from '@/store/viewStore'
import { strings } from '@/strings/strings'
import { fileName, saveFile } from '@/ui/saveFile'
import { notify } from './notify'

const words = strings.exporting.image

export interface ImageChoice {
  readonly theme: 'light' | 'dark'
  readonly area: 'all' | 'selection'
  readonly legend: boolean
}

/** The open diagram as an SVG document. */
export function imageSvg({ theme, area, legend }: ImageChoice): string {
  const { diagram } = diagramStore.getState()
  const { selection } = viewStore.getState()
  return withPalette(theme, (colour) =>
    svgOf(diagram, {
      colour,
      legend,
      ...(area === 'selection' && selection.length > 0
        ? { only: new Set(heldOf(diagram, selection, [])) }
        : {}),
    }),
  )
}

/** Runs with the colours of a theme, whichever the page shows. */
function withPalette<T>(
  theme: ImageChoice['theme'],
  draw: (colour: (token: string) => string) => T,
): T {
  const probe = document.createElement('div')
  probe.dataset['theme'] = theme
  document.body.append(probe)
  try {
    const style = getComputedStyle(probe)
    return draw((token) => style.getPropertyValue(`--${token}`).trim())
  } finally {
    probe.remove()
  }
}

/** Saves the picture as a file. */
export async function downloadImage(kind: 'svg' | 'png', choice: ImageChoice): Promise<void> {
  const name = `${fileName(diagramStore.getState().diagram.name)}.${kind}`
  const svg = imageSvg(choice)
  if (kind === 'svg') saveFile(name, new Blob([svg], { type: 'image/svg+xml' }))
  else saveFile(name, await pngOf(svg))
}

/** Puts the picture on the clipboard. */
export async function copyImage(choice: ImageChoice): Promise<void> {
  try {
    const png = pngOf(imageSvg(choice))
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })])
    await notify({ text: words.copied })
  } catch {
    await notify({
      text: words.copyRefused,
      fault: true,
    })
  }
}

/** Sharp on screens with twice the pixels, and never more than a browser can draw. */
const SCALE = 2
const MOST_PIXELS = 8192

async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    const scale = Math.min(SCALE, MOST_PIXELS / Math.max(width, height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob)
        else reject(new Error(words.tooLarge))
      }, 'image/png')
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Prints the picture alone, on one page. */
export async function printImage(choice: ImageChoice): Promise<void> {
  const url = URL.createObjectURL(new Blob([imageSvg(choice)], { type: 'image/svg+xml' }))
  const image = new Image()
  image.className = 'print-only'
  image.alt = diagramStore.getState().diagram.name
  image.src = url
  await image.decode()
  document.body.append(image)
  window.addEventListener(
    'afterprint',
    () => {
      image.remove()
      URL.revokeObjectURL(url)
    },
    { once: true },
  )
  window.print()
}
