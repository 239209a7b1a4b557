import { useState } from 'react'
import { assignElasticIp, releasePublicAddress } from '@/model/edits/publicAddress'
import { parseIp } from '@/model/ip'
import { ok } from '@/model/result'
import type { NetworkInterface, PrivateAddress } from '@/model/resources/networkInterface'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { IconButton } from '@/ui/IconButton'
import { Pill } from '@/ui/Pill'
import { tryEdit } from '../edits'
import { ParsedField } from './ParsedField'

interface PublicAddressProps {
  readonly eni: NetworkInterface
  readonly item: PrivateAddress
}

/** The public IPv4 that the internet gateway maps to a private address, if there is one (ADDR-02). */
export function PublicAddress({ eni, item }: PublicAddressProps) {
  const [fault, setFault] = useState<string>()
  const { address, publicIp, elastic } = item
  if (publicIp === undefined) {
    return (
      <div>
        <Button
          variant="quiet"
          glyph="globe"
          className="-ml-2.5"
          onClick={() => {
            setFault(
              tryEdit(`Elastic IP for ${address}`, (before) =>
                assignElasticIp(before, eni.id, { address }),
              ),
            )
          }}
        >
          Assign an Elastic IP
        </Button>
        {fault !== undefined && <Fault>{fault}</Fault>}
      </div>
    )
  }
  return (
    <div className="flex items-center gap-1 border-l-2 border-line pl-2">
      <ParsedField
        label={`Public IPv4 of ${address}`}
        hideLabel
        mono
        className="flex-1"
        value={publicIp}
        parse={parseIp}
        onCommit={(next) =>
          tryEdit(`Elastic IP ${next}`, (before) =>
            assignElasticIp(before, eni.id, { address, publicIp: next }),
          )
        }
      />
      <Pill>{elastic ? 'Elastic IP' : 'auto-assigned'}</Pill>
      <IconButton
        label={`Release ${publicIp}`}
        glyph="trash"
        onClick={() => {
          tryEdit(`Release ${publicIp}`, (before) =>
            ok(releasePublicAddress(before, eni.id, address)),
          )
        }}
      />
    </div>
  )
}
