export function findBrowser(): Promise<{ readonly path: string | undefined } | undefined>
export function ensureBrowser(): Promise<boolean>
