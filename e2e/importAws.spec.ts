import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from './fixtures'

const SNAPSHOT = fileURLToPath(
  new URL('../src/testing/examples/kernel/001/snapshot.json', import.meta.url),
)

interface Snapshot {
  readonly Vpcs: readonly { readonly VpcId: string }[]
  readonly Subnets: readonly { readonly SubnetId: string }[]
  readonly RouteTables: readonly { readonly RouteTableId: string }[]
  readonly NetworkAcls: readonly { readonly NetworkAclId: string }[]
  readonly SecurityGroups: readonly { readonly GroupId: string }[]
  readonly InternetGateways: readonly { readonly InternetGatewayId: string }[]
  readonly NatGateways: readonly { readonly NatGatewayId: string }[]
  readonly NetworkInterfaces: readonly { readonly NetworkInterfaceId: string }[]
  readonly Reservations: readonly {
    readonly Instances: readonly { readonly InstanceId: string }[]
  }[]
}

const text = readFileSync(SNAPSHOT, 'utf8')
const snapshot = JSON.parse(text) as Snapshot
const instances = snapshot.Reservations.flatMap((reservation) => reservation.Instances)
const ids = [
  ...snapshot.Vpcs.map(({ VpcId }) => VpcId),
  ...snapshot.Subnets.map(({ SubnetId }) => SubnetId),
  ...snapshot.RouteTables.map(({ RouteTableId }) => RouteTableId),
  ...snapshot.NetworkAcls.map(({ NetworkAclId }) => NetworkAclId),
  ...snapshot.SecurityGroups.map(({ GroupId }) => GroupId),
  ...snapshot.InternetGateways.map(({ InternetGatewayId }) => InternetGatewayId),
  ...snapshot.NatGateways.map(({ NatGatewayId }) => NatGatewayId),
  ...snapshot.NetworkInterfaces.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
  ...instances.map(({ InstanceId }) => InstanceId),
]

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

test('a dropped snapshot becomes a drawing with a report, and a packet gets its verdict', async ({
  shell,
  canvas,
  form,
  tracePanel,
  inspector,
}) => {
  await shell.dropFile('snapshot.json', text)
  await expect(shell.reportDialog).toBeVisible()
  await expect(shell.reportDialog).toContainText('eni-02c00a342ca1dd812')
  await shell.reportDialog.getByRole('button', { name: 'Done' }).click()

  await expect(canvas.thing('VPC mgmt')).toBeVisible()
  await expect(canvas.thing(/^subnet /)).toHaveCount(snapshot.Subnets.length)
  await expect(canvas.thing(/^instance /)).toHaveCount(instances.length)
  await expect(canvas.thing(/^NAT gateway /)).toHaveCount(snapshot.NatGateways.length)
  await expect(inspector.panel).toContainText('8 network interfaces')

  // As observed with real packets: 10.20.8.77 asks 1.1.1.1 on port 80 from port 5001.
  await form.fire({ from: 'mgmt-web-2', to: '1.1.1.1', port: '80', srcPort: '5001' })
  await tracePanel.says('Allowed', /mgmt-web-2 reaches 1\.1\.1\.1 on TCP 80/)
  await form.fire({ from: 'mgmt-locked-6', to: '140.82.112.3', port: '65535', srcPort: '1025' })
  await expect(tracePanel.verdict).toContainText('Denied')
})

test('a snapshot that is chosen in the file dialog opens, and undo brings back what was open', async ({
  shell,
  canvas,
}) => {
  await shell.openImportDialog()
  await shell.chooseFile(SNAPSHOT)
  await shell.reportDialog.getByRole('button', { name: 'Done' }).click()
  await expect(canvas.thing('VPC mgmt')).toBeVisible()
  await shell.undo()
  await expect(canvas.thing('VPC shop-prod')).toBeVisible()
  await expect(canvas.thing('VPC mgmt')).toBeHidden()
})

test('search finds every id of the snapshot', async ({ page, shell, canvas }) => {
  await shell.dropFile('snapshot.json', text)
  await shell.reportDialog.getByRole('button', { name: 'Done' }).click()
  await expect(canvas.thing('VPC mgmt')).toBeVisible()
  const search = await shell.openSearch()
  for (const id of ids) {
    await search.getByRole('combobox').fill(id)
    await expect(search.getByRole('option').first()).toContainText(id)
  }
  await search.getByRole('combobox').fill('10.20.8.39')
  await page.keyboard.press('Enter')
  await expect(search).toBeHidden()
  await expect(page.getByRole('textbox', { name: 'Name of the instance' })).toHaveValue(
    'mgmt-web-1',
  )
})
