import { beforeEach, describe, expect, it } from 'vitest'
import { writeDiagram } from '@/interchange/writeDiagram'
import { exampleDiagram } from '@/scenarios/exampleNetwork'
import { diagramStore } from '@/store/diagramStore'
import { appStore, setApp } from './appStore'
import { importFiles, importText } from './importing'

describe('an import', () => {
  beforeEach(() => {
    diagramStore.getState().open({ ...exampleDiagram(), name: 'What was open' })
    setApp({ dialog: undefined, importFault: undefined, lastImport: undefined })
  })

  it.each([
    ['not JSON', 'no network', /line 1/],
    ['a list', '[1, 2]', /expected/],
    ['port 70000', snapshotWithPort(70000), /70000.*65535/],
  ])('refuses %s in one sentence and leaves what is open', async (_name, text, sentence) => {
    const before = diagramStore.getState().diagram
    await importText(text)
    expect(appStore.getState().importFault).toMatch(sentence)
    expect(appStore.getState().dialog).toBe('import')
    expect(diagramStore.getState().diagram).toBe(before)
  })

  it('names the file that it refuses', async () => {
    await importFiles([new File(['{'], 'broken.json')])
    expect(appStore.getState().importFault).toContain('broken.json')
  })

  it('opens a diagram, and undo brings back what was open', async () => {
    const file = new File([writeDiagram({ ...exampleDiagram(), name: 'New' })], 'new.json')
    await importFiles([file])
    expect(diagramStore.getState().diagram.name).toBe('New')
    diagramStore.getState().undo()
    expect(diagramStore.getState().diagram.name).toBe('What was open')
  })

  it('says what it assumed about an AWS snapshot', async () => {
    await importText(snapshotWithPort(443))
    expect(appStore.getState().dialog).toBe('report')
    expect(appStore.getState().lastImport?.report.notes.length).toBeGreaterThan(0)
  })
})

function snapshotWithPort(port: number): string {
  return JSON.stringify({
    Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }],
    Subnets: [
      {
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        CidrBlock: '10.0.1.0/24',
        AvailabilityZone: 'us-east-1a',
      },
    ],
    SecurityGroups: [
      {
        GroupId: 'sg-1',
        GroupName: 'web',
        VpcId: 'vpc-1',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: port,
            ToPort: port,
            IpRanges: [{ CidrIp: '0.0.0.0/0' }],
          },
        ],
      },
    ],
  })
}
