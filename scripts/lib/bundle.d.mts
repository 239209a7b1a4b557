/** Bundles `src/<entry>` for Node, packages included, and answers with the module's path. */
export function bundle(entry: string, beforeBuild?: () => Promise<void>): Promise<string>
