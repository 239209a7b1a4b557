/** The mark: a walk that bends at a station. */
export function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" className="flex-none">
      <rect width="24" height="24" rx="7" fill="var(--ink)" />
      <path
        d="M5 16.5h5.5v-9H19"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="10.5" cy="12" r="3.2" fill="var(--packet-tcp)" />
    </svg>
  )
}
