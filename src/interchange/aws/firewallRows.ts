import * as z from 'zod/mini'
import { hostCidr, parseCidr, parseIp, type Cidr } from '@/model/ip'
import { LAST_PORT } from '@/model/ports'
import { ok } from '@/model/result'
import { given, idText, maybe, maybeCount, maybePort, maybeText, rows, tags } from './rows'

/** `10.0.0.0/8`; a bare address is that one alone. */
const addressDefinition = z.pipe(
  z.string(),
  z.transform((text: string, context): Cidr => {
    const address = parseIp(text)
    const block = address.ok ? ok(hostCidr(address.value)) : parseCidr(text)
    if (block.ok) return block.value
    context.issues.push({ code: 'custom', message: block.error, input: text })
    return z.NEVER
  }),
)

const addresses = rows(z.object({ AddressDefinition: addressDefinition }))
const ports = rows(
  z
    .object({ FromPort: maybePort, ToPort: maybePort })
    .check(
      z.refine(
        ({ FromPort, ToPort }) => (FromPort ?? 0) <= (ToPort ?? LAST_PORT),
        'expected FromPort no higher than ToPort',
      ),
    ),
)

const statelessRule = z.object({
  Priority: maybeCount,
  RuleDefinition: z.object({
    Actions: rows(z.string()),
    MatchAttributes: maybe(
      z.object({
        Sources: addresses,
        Destinations: addresses,
        SourcePorts: ports,
        DestinationPorts: ports,
        Protocols: rows(z.int().check(z.minimum(0), z.maximum(255))),
        TCPFlags: rows(z.unknown()),
      }),
    ),
  }),
})

export const statefulRule = z.object({
  Action: maybeText,
  Header: maybe(
    z.object({
      Protocol: maybeText,
      Source: maybeText,
      SourcePort: maybeText,
      Direction: maybeText,
      Destination: maybeText,
      DestinationPort: maybeText,
    }),
  ),
  RuleOptions: rows(z.object({ Keyword: idText, Settings: rows(z.string()) })),
})

const definitions = maybe(z.record(z.string(), maybe(z.object({ Definition: rows(z.string()) }))))

/** `RuleGroup` of `describe-rule-group`. */
const ruleGroupBody = z.object({
  RuleVariables: maybe(z.object({ IPSets: definitions, PortSets: definitions })),
  ReferenceSets: maybe(
    z.object({
      IPSetReferences: maybe(z.record(z.string(), maybe(z.object({ ReferenceArn: maybeText })))),
    }),
  ),
  RulesSource: maybe(
    z.object({
      RulesString: maybeText,
      RulesSourceList: maybe(
        z.object({ Targets: rows(z.string()), GeneratedRulesType: maybeText }),
      ),
      StatefulRules: rows(statefulRule),
      StatelessRulesAndCustomActions: maybe(z.object({ StatelessRules: rows(statelessRule) })),
    }),
  ),
})

export type RuleGroupBody = z.infer<typeof ruleGroupBody>

/** What `describe-rule-group` prints; `list-rule-groups` prints the ARN and the name alone. */
export const ruleGroupRow = z
  .object({
    RuleGroup: maybe(ruleGroupBody),
    RuleGroupResponse: maybe(z.object({ RuleGroupArn: idText, RuleGroupName: maybeText })),
    Arn: maybeText,
  })
  .check(
    z.refine((row) => Boolean(row.RuleGroupResponse ?? row.Arn), expectedArn('RuleGroupResponse')),
  )

const groupReferences = rows(
  z.object({
    ResourceArn: idText,
    Priority: maybeCount,
    Override: maybe(z.object({ Action: maybeText })),
  }),
)

/** What `describe-firewall-policy` prints; the list command prints the ARN and the name alone. */
export const firewallPolicyRow = z
  .object({
    FirewallPolicy: maybe(
      z.object({
        StatelessRuleGroupReferences: groupReferences,
        StatelessDefaultActions: rows(z.string()),
        StatelessFragmentDefaultActions: rows(z.string()),
        StatefulRuleGroupReferences: groupReferences,
        StatefulDefaultActions: rows(z.string()),
        StatefulEngineOptions: maybe(z.object({ RuleOrder: maybeText })),
        PolicyVariables: maybe(z.object({ RuleVariables: definitions })),
      }),
    ),
    FirewallPolicyResponse: maybe(
      z.object({
        FirewallPolicyArn: idText,
        FirewallPolicyName: maybeText,
        FirewallPolicyStatus: maybeText,
        Tags: tags,
      }),
    ),
    Arn: maybeText,
    Name: maybeText,
  })
  .check(
    z.refine(
      (row) => Boolean(row.FirewallPolicyResponse ?? row.Arn),
      expectedArn('FirewallPolicyResponse'),
    ),
  )

export type RuleGroupRow = z.infer<typeof ruleGroupRow>
export type FirewallPolicyRow = z.infer<typeof firewallPolicyRow>

export function ruleGroupArnOf(row: RuleGroupRow): string {
  return row.RuleGroupResponse?.RuleGroupArn ?? given(row.Arn) ?? ''
}

export function firewallPolicyArnOf(row: FirewallPolicyRow): string {
  return row.FirewallPolicyResponse?.FirewallPolicyArn ?? given(row.Arn) ?? ''
}

/** The last part of an ARN: the name that people gave. */
export function nameInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

function expectedArn(response: string): string {
  return `expected ${response}, or an Arn`
}
