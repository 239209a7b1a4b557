import * as z from 'zod/mini'
import {
  asId,
  type EgressOnlyInternetGatewayId,
  type InternetGatewayId,
  type RouteTableId,
  type VpcId,
} from '@/model/ids'
import type { EgressOnlyInternetGateway } from '@/model/resources/egressOnlyInternetGateway'
import type { InternetGateway } from '@/model/resources/internetGateway'
import { given, idText, maybeText, nameFrom, plainWord, rows, tags } from './rows'

const attachments = rows(z.object({ State: maybeText, VpcId: maybeText }))

export const internetGatewayRow = z.object({
  InternetGatewayId: idText,
  Attachments: attachments,
  Tags: tags,
})

export const egressOnlyInternetGatewayRow = z.object({
  EgressOnlyInternetGatewayId: idText,
  Attachments: attachments,
  Tags: tags,
})

/** An internet gateway; with an empty list of attachments it is detached (A9). */
export function readInternetGateway(
  row: z.infer<typeof internetGatewayRow>,
  edgeRouteTableId: string | undefined,
): InternetGateway {
  const vpcId = attachedVpc(row.Attachments)
  return {
    kind: 'internetGateway',
    id: asId<InternetGatewayId>(row.InternetGatewayId),
    name: nameFrom(row.Tags),
    ...(vpcId !== undefined && { vpcId }),
    ...(edgeRouteTableId !== undefined && {
      edgeRouteTableId: asId<RouteTableId>(edgeRouteTableId),
    }),
  }
}

export function readEgressOnlyInternetGateway(
  row: z.infer<typeof egressOnlyInternetGatewayRow>,
): EgressOnlyInternetGateway {
  const vpcId = attachedVpc(row.Attachments)
  return {
    kind: 'egressOnlyInternetGateway',
    id: asId<EgressOnlyInternetGatewayId>(row.EgressOnlyInternetGatewayId),
    name: nameFrom(row.Tags),
    ...(vpcId !== undefined && { vpcId }),
  }
}

/** The VPC of the attachment in force: the API prints `available`, the model says `attached`. */
export function attachedVpc(list: z.infer<typeof attachments>): VpcId | undefined {
  for (const { State, VpcId } of list ?? []) {
    const id = given(VpcId)
    if (id !== undefined && ['', 'available', 'attached'].includes(plainWord(State))) {
      return asId<VpcId>(id)
    }
  }
  return undefined
}
