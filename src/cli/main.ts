const usage = `Usage: npm run -s packetwalk -- COMMAND NETWORK [OPTIONS]`

/** Runs one command line and answers with the exit code: 0 done, 1 a check failed, 2 bad input. */
export async function main(args: readonly string[]): Promise<number> {
  const [command] = args
  if (command === undefined || command === '--help') {
    process.stdout.write(`${usage}\n`)
    return command === undefined ? 2 : 0
  }
  process.stderr.write(`Unknown command "${command}".\n${usage}\n`)
  return 2
}
