import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import type { RailKind } from './pages/Canvas'
import { Hand } from './pages/Hand'
import type { Shell } from './pages/Shell'

/** What a practised person needed when this was written, and a tenth more. */
const MOUSE_BOUND = { pointer: 45, keys: 165 }
const KEYBOARD_BOUND = 436

/** Packets that must arrive: who, whom, on which port. */
const PACKETS = [
  ['Home', 'web-a1', '443'],
  ['web-a1', 'app-b1', '8080'],
  ['app-b1', 'db-a1', '5432'],
] as const

const RULES = [
  ['web', 'HTTPS', '0.0.0.0/0'],
  ['app', 'tcp 8080', 'web-sg'],
  ['db', 'PostgreSQL', 'app-sg'],
] as const

test('three tiers in two zones are drawn by mouse, and three packets arrive', async ({
  page,
  shell,
  canvas,
  form,
  tracePanel,
}) => {
  test.slow()
  await shell.open()
  await shell.newDiagram()
  const hand = new Hand(page)
  const add = async (kind: RailKind, thing: string | RegExp, share: readonly [number, number]) => {
    await hand.click(page.getByRole('button', { name: `Add ${kind}`, exact: true }))
    await hand.click(await canvas.spotIn(thing, ...share))
  }

  await hand.click(page.getByRole('button', { name: /^Draw a VPC/ }))
  await name(page, hand, 'vpc-1', 'shop')
  await add('a subnet', 'VPC shop', [0.4, 0.6])
  await name(page, hand, 'subnet-1', 'public-a')
  for (const tier of ['app-a', 'db-a']) {
    await add('a subnet', 'subnet public-a', [0.5, 0.5])
    await name(page, hand, 'subnet-1', tier)
  }
  await add('an instance', 'subnet public-a', [0.25, 0.6])
  await name(page, hand, 'public-a1', 'web-a1')
  for (const tier of ['app', 'db']) {
    await add('an instance', `subnet ${tier}-a`, [0.25, 0.6])
    await name(page, hand, `${tier}-a1`)
  }
  await add('a NAT gateway', 'subnet public-a', [0.8, 0.6])
  await name(page, hand, 'nat-a')
  await add('an internet gateway', 'VPC shop', [0.5, 0.06])
  await name(page, hand, 'igw')

  const connect = async (from: string, to: string | RegExp) => {
    await canvas.thing(new RegExp(`^(internet|NAT) gateway ${from}`)).hover()
    const dot = canvas.region.getByRole('button', { name: `Connect ${from}`, exact: true })
    await hand.drag(dot, await canvas.spotIn(to, 0.55, 0.3))
  }
  await connect('igw', 'subnet public-a')
  await expect(canvas.thing('subnet public-a, public')).toBeVisible()
  await connect('igw', /^instance web-a1/)
  await connect('nat-a', 'subnet app-a')
  await expect(canvas.thing('subnet app-a, private')).toBeVisible()

  for (const [tier, type, source] of RULES) {
    await add('a security group', new RegExp(`^instance ${tier}-a1`), [0.5, 0.5])
    await writeRule(page, hand, `${tier}-sg`, type, source)
  }

  // The other zone is a copy of this one.
  await hand.click(canvas.region.getByText('us-east-1a', { exact: true }))
  await hand.press('ControlOrMeta+d')
  await expect(canvas.thing(/^instance db-b1/)).toBeVisible()

  await hand.click(page.getByRole('button', { name: 'Add an internet host', exact: true }))
  const { x, y } = await canvas.spotIn('VPC shop', 0.3, 0)
  await hand.click({ x, y: y - 60 })
  await name(page, hand, 'Home')

  for (const [from, to, port] of PACKETS) {
    for (const [label, text] of [
      ['From', from],
      ['To', to],
      ['Port', port],
    ] as const) {
      await hand.click(form.field(label))
      await hand.type(text)
      await hand.press('Enter')
    }
    await hand.click(form.fireButton)
    await tracePanel.says('Allowed', `${from} reaches ${to} on TCP ${port}`)
  }
  expect(await networkIn(shell)).toEqual(NETWORK)
  process.stdout.write(`Three tiers by mouse: ${hand.words}\n`)
  expect(hand.clicks + hand.drags).toBeLessThanOrEqual(MOUSE_BOUND.pointer)
  expect(hand.keys).toBeLessThanOrEqual(MOUSE_BOUND.keys)
})

test('three tiers in two zones are drawn by keyboard, and three packets arrive', async ({
  page,
  shell,
  canvas,
  form,
  tracePanel,
}) => {
  test.slow()
  await shell.open()
  await shell.newDiagram()
  const hand = new Hand(page)
  const add = async (kind: string) => {
    await hand.press('a')
    await pick(page, hand, 'Add here', kind, kind)
  }
  const connect = async (from: string, to: string) => {
    await hand.press('c')
    await pick(page, hand, `Connect ${from} to`, to, to)
  }
  const open = async (thing: string) => {
    await hand.press('ControlOrMeta+k')
    await pick(page, hand, 'Search or run a command', thing, thing)
    await expect(page.locator('#details')).toBeFocused()
  }

  await add('VPC')
  await name(page, hand, 'vpc-1', 'shop')
  await add('Subnet')
  await name(page, hand, 'subnet-1', 'public-a')
  await add('Instance')
  await name(page, hand, 'public-a1', 'web-a1')
  await add('NAT')
  await name(page, hand, 'nat-a')
  await add('Subnet')
  await name(page, hand, 'subnet-1', 'app-a')
  await connect('app-a', 'nat-a')
  await expect(canvas.thing(/^subnet app-a,/)).toBeVisible()
  await add('Instance')
  await name(page, hand, 'app-a1')
  await add('Subnet')
  await name(page, hand, 'subnet-1', 'db-a')
  await add('Instance')
  await name(page, hand, 'db-a1')
  await add('Internet gateway')
  await name(page, hand, 'igw')
  await connect('igw', 'public-a')
  await expect(canvas.thing('subnet public-a, public')).toBeVisible()
  await connect('igw', 'web-a1')
  for (const [tier, type, source] of RULES) {
    await open(`${tier}-a1`)
    await add('Security group')
    await writeRule(page, hand, `${tier}-sg`, type, source)
  }
  for (const tier of ['public', 'app', 'db']) {
    await open(`${tier}-a`)
    await hand.press('ControlOrMeta+d')
    await expect(canvas.thing(`subnet ${tier}-b`)).toBeVisible()
  }
  await add('Internet host')
  await name(page, hand, 'Home')

  for (const [from, to, port] of PACKETS) {
    await hand.press('t')
    await expect(form.field('From')).toBeFocused()
    for (const [label, text] of [
      ['From', from],
      ['To', to],
      ['Port', port],
    ] as const) {
      await hand.goTo(form.field(label))
      await hand.type(text)
      await hand.press('Enter')
    }
    await hand.goTo(form.fireButton)
    await hand.press('Enter')
    await tracePanel.says('Allowed', `${from} reaches ${to} on TCP ${port}`)
  }
  expect(await networkIn(shell)).toEqual(NETWORK)
  process.stdout.write(`Three tiers by keyboard: ${hand.words}\n`)
  expect(hand.all).toBeLessThanOrEqual(KEYBOARD_BOUND)
})

/** Writes over the name that a new thing was given, or keeps it. */
async function name(page: Page, hand: Hand, proposed: string, text = ''): Promise<void> {
  const field = page.getByRole('textbox', { name: `New name of ${proposed}`, exact: true })
  await expect(field).toBeFocused()
  await hand.type(text)
  await hand.press('Enter')
  await expect(field).toBeHidden()
}

/** The name of a new group is kept, and Enter begins its first rule. */
async function writeRule(page: Page, hand: Hand, group: string, type: string, source: string) {
  const panel = page.getByRole('complementary', { name: 'Details' })
  const groupName = panel.getByRole('textbox', { name: 'Name of the security group' })
  await expect(groupName).toBeFocused()
  await expect(groupName).toHaveValue(group)
  await hand.press('Enter')
  await expect(page.getByLabel('Type, rule 1')).toBeFocused()
  await hand.type(type)
  await hand.press('Tab', 'Tab')
  await hand.type(source)
  await hand.press('Tab')
  await expect(page.getByLabel('Source, rule 1')).toHaveValue(source)
  await hand.press('Escape')
}

async function pick(page: Page, hand: Hand, list: string, text: string, option: string) {
  const dialog = page.getByRole('dialog', { name: list })
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await hand.type(text)
  await expect(dialog.getByRole('option', { selected: true })).toContainText(option)
  await hand.press('Enter')
  await expect(dialog).toBeHidden()
}

type Table = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The network as its file tells it, with names for ids. */
async function networkIn(shell: Shell) {
  const file = await shell.export()
  const text = await readFile(await file.path(), 'utf8')
  const { topology } = JSON.parse(text) as { readonly topology: Readonly<Record<string, Table>> }
  const all = Object.values(topology).flatMap((table) => Object.values(table))
  const nameOf = (id: unknown): string => {
    const name = all.find((one) => one['id'] === id)?.['name']
    return typeof name === 'string' ? name : ''
  }
  const rows = (kind: string) => Object.values(topology[kind] ?? {})
  const routesOf = (id: unknown) => {
    const table = rows('routeTable').find((one) => one['id'] === id)
    const routes = (table?.['routes'] ?? []) as readonly {
      readonly target: { readonly id: string }
    }[]
    return routes.map(({ target }) => nameOf(target.id)).join(' ')
  }
  return {
    subnets: rows('subnet').map(({ name: own, availabilityZone, cidrBlock, routeTableId }) =>
      `${String(own)} ${String(availabilityZone)} ${String(cidrBlock)} ${nameOf(routeTableId)} ${routesOf(routeTableId)}`.trim(),
    ),
    gateways: ['internetGateway', 'natGateway', 'internetHost'].flatMap((kind) =>
      rows(kind).map((one) => `${String(one['name'])} ${nameOf(one['subnetId'])}`.trim()),
    ),
    instances: rows('networkInterface').flatMap((eni) => {
      const attachment = eni['attachment'] as { readonly instanceId: string } | undefined
      const groups = eni['securityGroupIds'] as readonly string[]
      const owner = attachment && nameOf(attachment.instanceId)
      return owner === undefined
        ? []
        : [`${owner} in ${nameOf(eni['subnetId'])} wears ${groups.map(nameOf).join(' ')}`]
    }),
  }
}

const NETWORK = {
  subnets: [
    'public-a us-east-1a 10.0.0.0/24 rtb-public igw',
    'app-a us-east-1a 10.0.1.0/24 rtb-app-a nat-a',
    'db-a us-east-1a 10.0.2.0/24',
    'public-b us-east-1b 10.0.3.0/24 rtb-public igw',
    'app-b us-east-1b 10.0.4.0/24 rtb-app-b nat-b',
    'db-b us-east-1b 10.0.5.0/24',
  ],
  gateways: ['igw', 'nat-a public-a', 'nat-b public-b', 'Home'],
  instances: [
    'web-a1 in public-a wears web-sg',
    'app-a1 in app-a wears app-sg',
    'db-a1 in db-a wears db-sg',
    'web-b1 in public-b wears web-sg',
    'app-b1 in app-b wears app-sg',
    'db-b1 in db-b wears db-sg',
  ],
}
