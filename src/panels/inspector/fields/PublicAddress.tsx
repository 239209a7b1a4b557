import { useState } from 'react'
import { assignElasticIp, releasePublicAddress } from '@/model/edits/publicAddress'
import { parseIp } from '@/model/ip'
import { ok } from '@/model/result'
import type { NetworkInterface, PrivateAddress } from '@/model/resources/networkInterface'
import { Button } from '@/ui/Button'
import { Fault } from '@/ui/Fault'
import { IconButton } from '@/ui/IconButton'
import { Pill } from '@/ui/Pill'
import { strings } from '@/strings/strings'
import { tryEdit } from '../edits'
import { ParsedField } from './ParsedField'

const words = strings.fields

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
              tryEdit(words.elasticIpFor(address), (before) =>
                assignElasticIp(before, eni.id, { address }),
              ),
            )
          }}
        >
          {words.assignElasticIp}
        </Button>
        {fault !== undefined && <Fault>{fault}</Fault>}
      </div>
    )
  }
  return (
    <div className="flex items-center gap-1 border-l-2 border-line pl-2">
      <ParsedField
        label={words.publicIpv4Of(address)}
        hideLabel
        mono
        className="flex-1"
        value={publicIp}
        parse={parseIp}
        onCommit={(next) =>
          tryEdit(words.setElasticIp(next), (before) =>
            assignElasticIp(before, eni.id, { address, publicIp: next }),
          )
        }
      />
      <Pill>{elastic ? words.elasticIp : words.autoAssigned}</Pill>
      <IconButton
        label={words.release(publicIp)}
        glyph="trash"
        onClick={() => {
          tryEdit(words.release(publicIp), (before) =>
            ok(releasePublicAddress(before, eni.id, address)),
          )
        }}
      />
    </div>
  )
}
