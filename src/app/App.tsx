/** The whole application. */
export function App() {
  return (
    <main className="grid h-full place-items-center">
      <h1 className="text-lg font-semibold">Packetwalk</h1>
    </main>
  )
}
