import type { Plugin } from 'vite'

export function firstLoad(options: { readonly barKb: number }): Plugin
