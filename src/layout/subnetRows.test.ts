import { expect, it } from 'vitest'
import { nameStem } from './subnetRows'

it.each([
  ['app-a', 'app'],
  ['app-b', 'app'],
  ['app-1', 'app'],
  ['Public Subnet 2', 'public subnet'],
  ['shop-public-us-east-1a', 'shop-public'],
  ['shop-us-east-1a-public', 'shop--public'],
  ['web-1a', 'web'],
  ['data_az1', 'data'],
  ['data', 'data'],
  ['', ''],
])('finds what %j shares with its twin in another zone', (name, stem) => {
  expect(nameStem(name, 'us-east-1a')).toBe(stem)
})
