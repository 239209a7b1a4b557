import * as z from 'zod/mini'
import { idText, maybeText } from './rows'

/** The answer of one Region; the command prints it as one object, not a list. */
export const blockPublicAccessOptionsRow = z.object({
  AwsRegion: maybeText,
  InternetGatewayBlockMode: maybeText,
})

export const blockPublicAccessExclusionRow = z.object({
  ExclusionId: idText,
  InternetGatewayExclusionMode: maybeText,
  ResourceArn: maybeText,
  State: maybeText,
})
