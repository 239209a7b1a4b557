import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures'

const SUBNETS = 20
const PER_SUBNET = 25

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What `aws ec2 describe-*` prints of a VPC with 25 instances in each of its subnets. */
function bigSnapshot(count: number): string {
  const VpcId = 'vpc-0big'
  const subnets = Array.from({ length: count }, (_, index) => ({
    SubnetId: `subnet-${String(index)}`,
    VpcId,
    CidrBlock: `10.0.${String(index)}.0/24`,
    AvailabilityZone: `us-east-1${'abc'.charAt(index % 3)}`,
  }))
  const machines = subnets.flatMap(({ SubnetId }, subnet) =>
    Array.from({ length: PER_SUBNET }, (_, index) => ({
      id: String(subnet * PER_SUBNET + index),
      SubnetId,
      address: `10.0.${String(subnet)}.${String(index + 10)}`,
    })),
  )
  const Groups = [{ GroupId: 'sg-1', GroupName: 'all' }]
  return JSON.stringify({
    Vpcs: [{ VpcId, CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: 'big' }] }],
    Subnets: subnets,
    SecurityGroups: [
      {
        GroupId: 'sg-1',
        GroupName: 'all',
        VpcId,
        IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/16' }] }],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
    ],
    Reservations: machines.map(({ id, SubnetId, address }) => ({
      Instances: [
        {
          InstanceId: `i-${id}`,
          PrivateIpAddress: address,
          SubnetId,
          VpcId,
          State: { Name: 'running' },
          Tags: [{ Key: 'Name', Value: `node-${id}` }],
        },
      ],
    })),
    NetworkInterfaces: machines.map(({ id, SubnetId, address }) => ({
      NetworkInterfaceId: `eni-${id}`,
      SubnetId,
      VpcId,
      PrivateIpAddress: address,
      PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: address }],
      Groups,
      Attachment: { InstanceId: `i-${id}`, DeviceIndex: 0 },
    })),
  })
}

async function isApart(things: Locator): Promise<void> {
  const boxes = await things.evaluateAll((elements) =>
    elements.map((element) => element.getBoundingClientRect().toJSON() as Box),
  )
  for (const [index, box] of boxes.entries()) {
    expect(boxes.slice(index + 1).filter((other) => overlap(box, other))).toEqual([])
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

test('a network of 500 interfaces is drawn, nothing over anything else', async ({
  page,
  shell,
  canvas,
  form,
  tracePanel,
}) => {
  await shell.open()
  const text = bigSnapshot(SUBNETS)
  const drawn = page.evaluate(async (subnets) => {
    await new Promise<void>((resolve) => {
      document.addEventListener('drop', () => resolve(), { once: true, capture: true })
    })
    const start = performance.now()
    while (document.querySelectorAll('[aria-label^="subnet subnet-"]').length < subnets) {
      if (performance.now() - start > 10_000) throw new Error('It is not drawn within 10 seconds')
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    await new Promise((resolve) => requestAnimationFrame(resolve))
    return performance.now() - start
  }, SUBNETS)
  await shell.dropFile('big.json', text)
  const milliseconds = await drawn
  process.stdout.write(`500 interfaces from drop to drawing: ${milliseconds.toFixed(0)} ms\n`)

  // Route tables and ACLs were not given, and the report says what was assumed.
  await shell.reportDialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(/500 network interfaces/)).toBeVisible()

  await expect(canvas.thing(/^subnet /)).toHaveCount(SUBNETS)
  await isApart(canvas.thing(/^subnet /))

  // Found by search and looked at from near, the cards of its neighbourhood are drawn apart.
  const search = await shell.openSearch()
  await search.getByRole('combobox').fill('eni-321')
  await expect(search.getByRole('option').first()).toContainText('eni-321')
  await search.getByRole('combobox').fill('i-321')
  await page.keyboard.press('Enter')
  await expect(canvas.thing('instance node-321')).toBeVisible()
  expect(await canvas.thing(/^instance /).count()).toBeGreaterThan(3)
  await isApart(canvas.thing(/^instance /))

  await form.fire({ from: 'node-0', to: 'node-499', port: '22' })
  await tracePanel.says('Allowed', 'node-0 reaches node-499 on TCP 22')
})

test('5,000 instances from afar: moved past and chosen like any other', async ({
  page,
  shell,
  canvas,
  inspector,
}) => {
  await shell.open()
  await shell.dropFile('huge.json', bigSnapshot(200))
  await shell.reportDialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(/5,000 network interfaces/)).toBeVisible()

  const search = await shell.openSearch()
  await search.getByRole('combobox').fill('i-2610')
  await page.keyboard.press('Enter')
  const server = canvas.thing('instance node-2610')
  await expect(server).toBeVisible()
  await expect(canvas.painted).toBeHidden()
  for (let step = 0; step < 4 && (await canvas.painted.isHidden()); step++) {
    await page.getByRole('button', { name: 'Zoom out' }).click()
    await page.waitForFunction(() => document.getAnimations().length === 0)
  }
  await expect(canvas.painted).toBeVisible()
  // The search chose it, so it stands; its neighbours are painted, and still there for a reader.
  await expect(canvas.standingCards).toHaveCount(1)
  expect(await canvas.thing(/^instance /).count()).toBeGreaterThan(50)

  const before = await server.boundingBox()
  await canvas.pan({ x: 60, y: 40 })
  const after = await server.boundingBox()
  expect(after!.x - before!.x).toBeCloseTo(60, 0)
  expect(after!.y - before!.y).toBeCloseTo(40, 0)

  const neighbour = canvas.thing('instance node-2612')
  await neighbour.click()
  await expect(inspector.name).toHaveValue('node-2612')
  await expect(canvas.standingCards).toHaveCount(1)
})
