/** The street: the pale lane between zones that stands for the VPC's implicit router. */
export function StreetNode() {
  return <div className="h-full w-full rounded-full bg-street" aria-hidden="true" />
}
