import { clsx } from 'clsx'
import type { SubnetKind } from '@/model/subnetKind'

const SHAPES: Readonly<Record<SubnetKind, string>> = {
  public: 'rounded-full bg-subnet-public',
  private: 'rounded-full border-2 border-subnet-private',
  isolated: 'rounded-[2px] border-2 border-subnet-isolated',
}

const TONES: Readonly<Record<SubnetKind, string>> = {
  public: 'text-subnet-public',
  private: 'text-subnet-private',
  isolated: 'text-subnet-isolated',
}

/** What a subnet is, by shape, hue and word as on the canvas. */
export function KindMark({ kind }: { readonly kind: SubnetKind }) {
  return (
    <span className={clsx('inline-flex items-center gap-1.5 font-semibold', TONES[kind])}>
      <span aria-hidden className={clsx('size-2.5', SHAPES[kind])} />
      {kind}
    </span>
  )
}
