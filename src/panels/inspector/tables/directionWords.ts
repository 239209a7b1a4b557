import type { Direction } from '@/model/resources/securityGroup'

export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  ingress: 'Inbound',
  egress: 'Outbound',
}
