import type { ConceptId } from '../help'

/** One page about a concept: our words, the rules behind it, and where AWS writes about it. */
export interface ConceptPage {
  readonly text: readonly string[]
  /** Ids of the rules as the trace names them, each with what it says. */
  readonly rules: readonly (readonly [id: string, says: string])[]
  readonly related: readonly ConceptId[]
  readonly documentation: readonly (readonly [title: string, address: string])[]
}

const GUIDE = 'https://docs.aws.amazon.com/vpc/latest/'

/** A page of the VPC user guide. */
export function guide(file: string): string {
  return `${GUIDE}userguide/${file}.html`
}

/** A page of one of the guides beside it: `peering`, `tgw`, `privatelink`. */
export function besideGuide(name: string, file: string): string {
  return `${GUIDE}${name}/${file}.html`
}

/** A page of the EC2 user guide. */
export function ec2Guide(file: string): string {
  return `https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/${file}.html`
}
