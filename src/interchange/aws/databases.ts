import { asId, type ManagedServiceId, type NetworkInterfaceId } from '@/model/ids'
import { singlePort } from '@/model/ports'
import type { DatabaseRow } from './managedServiceRows'
import { byPlace, freeId, placeKey, standing, type ServiceContext } from './managedServices'
import { given, nameFrom, plainWord, sameWord } from './rows'

const DATABASE = 'RDS DB instance'

/**
 * Adds the databases with their interfaces. RDS does not say which is whose, so an interface is only
 * taken where subnets, groups and zone leave no choice (A8).
 */
export function addDatabases(rows: readonly DatabaseRow[], context: ServiceContext): void {
  const { builder, report } = context
  const places = byPlace(
    builder
      .all('networkInterface')
      .filter(({ managedBy }) => sameWord(managedBy, 'RDSNetworkInterface')),
  )
  const claims = new Map<string, number>()
  const candidates = rows.map((row) => {
    const keys = placesOf(row, context).filter((key) => places.has(key))
    for (const key of keys) claims.set(key, (claims.get(key) ?? 0) + 1)
    return { row, keys }
  })
  for (const { row, keys } of candidates) {
    const [key = '', ...otherKeys] = keys
    const [only, ...others] = places.get(key) ?? []
    const isAlone = otherKeys.length + others.length === 0 && claims.get(key) === 1
    if (!only) {
      report.note('incomplete', 'Databases whose interface is not listed', row.DBInstanceIdentifier)
    } else if (!isAlone) {
      const message = 'Databases whose interface cannot be told from those of others'
      report.note('unknown', message, row.DBInstanceIdentifier)
    }
    addDatabase(row, only && isAlone ? [only] : [], context)
  }
}

/** Where the database's interface can stand: the one that answers is in the primary's zone. */
function placesOf(row: DatabaseRow, { builder }: ServiceContext): readonly string[] {
  const zone = given(row.AvailabilityZone)
  const groups = (row.VpcSecurityGroups ?? []).flatMap(
    ({ VpcSecurityGroupId }) => given(VpcSecurityGroupId) ?? [],
  )
  const subnets = subnetsIn(row).filter((id) => {
    const subnet = builder.find('subnet', id)
    return !zone || !subnet || subnet.availabilityZone === zone
  })
  return subnets.map((id) => placeKey(id, groups))
}

function subnetsIn({ DBSubnetGroup }: DatabaseRow): readonly string[] {
  const ids = (DBSubnetGroup?.Subnets ?? []).flatMap(
    ({ SubnetIdentifier }) => given(SubnetIdentifier) ?? [],
  )
  return [...new Set(ids)]
}

function addDatabase(
  row: DatabaseRow,
  networkInterfaceIds: readonly NetworkInterfaceId[],
  { builder }: ServiceContext,
): void {
  const port = row.Endpoint?.Port ?? undefined
  const engine = given(row.Engine)
  builder.put({
    kind: 'managedService',
    id: asId<ManagedServiceId>(
      freeId(given(row.DBInstanceArn) ?? row.DBInstanceIdentifier, DATABASE, builder),
    ),
    name: row.DBInstanceIdentifier || nameFrom(row.TagList),
    service: 'rds',
    type: DATABASE,
    ...standing(subnetsIn(row), row.DBSubnetGroup?.VpcId, builder),
    networkInterfaceIds,
    ...(port !== undefined && {
      services: [{ name: engine ?? 'database', protocol: 'tcp', ports: singlePort(port) }],
    }),
    available: !NOT_RUNNING.has(plainWord(row.DBInstanceStatus)),
  })
}

/** A database in any other state still takes connections: it is backed up, modified, upgraded. */
const NOT_RUNNING = new Set([
  'creating',
  'stopped',
  'stopping',
  'starting',
  'rebooting',
  'inaccessibleencryptioncredentials',
  'incompatiblenetwork',
  'restoreerror',
])
