import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { compile, type CompiledNetwork } from '@/engine/compile/network'
import { readNetwork, type ReadNetwork } from '@/interchange/readNetwork'
import { BadInput, orBadInput } from './faults'

/** Reads a network: one file, or a folder whose JSON files are the outputs of CLI commands. */
export function loadNetwork(path: string): ReadNetwork {
  return orBadInput(readNetwork(networkFiles(path)))
}

export function loadCompiled(path: string): CompiledNetwork {
  return compile(loadNetwork(path).diagram.topology)
}

/** A JSON file's value; the fault names the file. */
export function loadJson(path: string): unknown {
  const text = readText(path)
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BadInput(`${basename(path)} is not JSON: ${reason}`)
  }
}

function networkFiles(path: string): readonly { readonly name: string; readonly text: string }[] {
  if (!isFolder(path)) return [{ name: basename(path), text: readText(path) }]
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.json'))
    .toSorted()
  if (names.length === 0)
    throw new BadInput(`${path} has no JSON files; expected CLI outputs in it`)
  return names.map((name) => ({ name, text: readText(join(path, name)) }))
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    throw new BadInput(`${path} does not exist; expected a file or a folder`)
  }
}

function readText(path: string): string {
  try {
    const bytes = readFileSync(path)
    // PowerShell writes redirected output as UTF-16 with a byte-order mark.
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    throw new BadInput(`${path} cannot be read; expected a file`)
  }
}
