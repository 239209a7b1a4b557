import { expect, test } from './fixtures'

test('two subnets are drawn by mouse, broken by an ACL entry, and mended', async ({
  shell,
  canvas,
  form,
  tracePanel,
  inspector,
}) => {
  await shell.open()
  await shell.newDiagram()

  const middle = await canvas.region.boundingBox()
  if (!middle) throw new Error('The canvas is not on the screen')
  await canvas.place('a VPC', { x: middle.x + 300, y: middle.y + 330 })
  await expect(canvas.thing('VPC vpc-1')).toBeVisible()
  await canvas.place('a subnet', await canvas.spotIn('VPC vpc-1', 0.3, 0.6))
  await expect(canvas.thing('subnet subnet-1')).toBeVisible()
  await canvas.place('a subnet', await canvas.spotIn('VPC vpc-1', 0.95, 0.85))
  await expect(canvas.thing('subnet subnet-2')).toBeVisible()
  await canvas.place('an instance', await canvas.spotIn('subnet subnet-1', 0.4, 0.5))
  await expect(canvas.thing(/^instance server-1, .*in subnet-1/)).toBeVisible()
  await canvas.place('an instance', await canvas.spotIn('subnet subnet-2', 0.5, 0.5))
  await expect(canvas.thing(/^instance server-2, .*in subnet-2/)).toBeVisible()

  // Members of the default group may talk to each other, and the default ACL allows all.
  await form.set({ port: '443' })
  await canvas.send('instance server-1', 'instance server-2')
  await tracePanel.says('Allowed', 'server-1 reaches server-2 on TCP 443')

  await canvas.gate('Default ACL of vpc-1').first().click()
  const rules = await inspector.rules('acl-\\w+', 'Outbound')
  await rules.add(['90', 'Custom TCP', '1024-65535', '10.0.0.0/24', 'DENY'])
  await tracePanel.says('Denied', /The request arrives\. The reply dies at .*outbound rule 90/)
  await tracePanel.show()
  await expect(tracePanel.line('Request', /^arrives server-2/)).toBeVisible()
  await expect(tracePanel.line('Reply', /^denies .*Default ACL of .* out rule 90/)).toBeVisible()
  await expect(canvas.stamp(/Default ACL of .* out rule 90/)).toBeVisible()

  await inspector.show()
  await rules.write('Action', rules.row(/90 /), 'ALLOW')
  await tracePanel.says('Allowed', 'server-1 reaches server-2 on TCP 443')
})
