const LONGEST_UNBROKEN = 28

/** Names and ranges are not broken at their hyphens. */
export function Sentence({ text }: { readonly text: string }) {
  return text.split(/(\S*[-–]\S*)/).map((part, index) =>
    /[-–]/.test(part) && part.length < LONGEST_UNBROKEN ? (
      // oxlint-disable-next-line react/no-array-index-key -- a word is its place
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
