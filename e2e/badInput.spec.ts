import { expect, test } from './fixtures'

const BAD_PORT = {
  Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
  SecurityGroups: [
    {
      GroupId: 'sg-1',
      GroupName: 'web',
      VpcId: 'vpc-1',
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 70_000,
          ToPort: 70_000,
          IpRanges: [{ CidrIp: '0.0.0.0/0' }],
        },
      ],
    },
  ],
}

const CASES = [
  {
    what: 'a file that is not JSON',
    name: 'notes.json',
    text: '{ "Vpcs": [ oops ] }',
    place: /notes\.json is not JSON: line 1, column 13/,
  },
  {
    what: 'a file of the wrong shape',
    name: 'shape.json',
    text: '{"Vpcs": {"VpcId": 3}}',
    place: /Vpcs/,
  },
  {
    what: 'a subnet without its block',
    name: 'subnet.json',
    text: JSON.stringify({ Vpcs: [], Subnets: [{ SubnetId: 7 }] }),
    place: /Subnets\[0\]/,
  },
  {
    what: 'ten megabytes of nonsense',
    name: 'nonsense.json',
    text: '[{"nonsense":'.repeat(800_000),
    place: /nonsense\.json is not JSON: line 1, column/,
  },
  {
    what: 'a rule with port 70000',
    name: 'port.json',
    text: JSON.stringify(BAD_PORT),
    place: /SecurityGroups\[0\]\.IpPermissions\[0\]\.FromPort is 70000/,
  },
] as const

test.beforeEach(async ({ shell }) => {
  await shell.open()
})

for (const { what, name, text, place } of CASES) {
  test(`${what} gets one message that names the place, and the open network stays`, async ({
    shell,
    canvas,
  }) => {
    await shell.dropFile(name, text)
    await expect(shell.importDialog.getByRole('alert')).toHaveCount(1)
    await expect(shell.importDialog.getByRole('alert')).toHaveText(place)
    await shell.importDialog.getByRole('button', { name: 'Close' }).click()
    await expect(canvas.thing('VPC shop-prod')).toBeVisible()
    await expect(canvas.thing(/^instance /)).toHaveCount(8)
    await expect(shell.name).toHaveValue('Three-tier shop')
    await expect(shell.undoButton).toBeDisabled()
  })
}

test('port 70000 typed into a rule is refused in its cell, and the rule stays as it was', async ({
  canvas,
  shell,
  inspector,
}) => {
  await canvas.gate('acl-db').first().click()
  const rules = await inspector.rules('acl-db', 'Inbound')
  const row = rules.row(/100 (PostgreSQL|Custom TCP) /)
  await rules.write('Port', row, '70000')
  await expect(rules.table.getByRole('alert')).toHaveText(/Port 70000 does not exist/)
  await expect(rules.cell('Port', row)).toHaveAttribute('aria-invalid', 'true')
  await expect(shell.undoButton).toBeDisabled()
  await rules.cell('Port', row).press('Escape')
  await expect(rules.table.getByRole('alert')).toBeHidden()
  await expect(rules.cell('Port', row)).toHaveValue('5432')
})
