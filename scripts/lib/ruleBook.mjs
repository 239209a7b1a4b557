/**
 * The rules of AWS's semantics that code and tests cite, by family, and how many each family has.
 * A rule is called by its family and number: `NACL-07`.
 */
const FAMILIES = {
  GEN: 9,
  VPC: 22,
  SUB: 15,
  ADDR: 8,
  ENI: 14,
  SG: 49,
  CT: 23,
  EXM: 7,
  NACL: 34,
  RT: 29,
  MB: 14,
  IGW: 17,
  EIGW: 5,
  NAT: 27,
  N64: 6,
  NATI: 3,
  PCX: 15,
  TGW: 21,
  VGW: 9,
  GWE: 14,
  IFE: 16,
  GWL: 8,
  NFW: 6,
  ELB: 10,
  ALB: 7,
  NLB: 18,
  MNG: 9,
  BPA: 8,
  ENC: 4,
  DNS: 8,
  FL: 23,
  RA: 11,
  NAA: 4,
  TRAP: 50,
}

/** The paths that a packet takes, each walked checkpoint by checkpoint. */
const PATHS = ['00', ...Array.from({ length: 17 }, (_, index) => String.fromCodePoint(65 + index))]

/** The id of every rule and path. */
export const RULE_IDS = [
  ...Object.entries(FAMILIES).flatMap(([family, count]) =>
    Array.from({ length: count }, (_, index) => `${family}-${String(index + 1).padStart(2, '0')}`),
  ),
  ...PATHS.map((path) => `PATH-${path}`),
]

/** Why rules are left out, and which. */
const REASONS = [
  [
    'An edit of a drawing holds at once; there is no delay to test.',
    ['GEN-08', 'NACL-14', 'NACL-20'],
  ],
  [
    'Names are not resolved: a probe has addresses, so what a resolver answers changes no verdict.',
    [
      'SUB-15',
      'N64-01',
      'PCX-12',
      'TGW-21',
      'GWE-13',
      'DNS-01',
      'DNS-02',
      'DNS-03',
      'DNS-04',
      'DNS-05',
      'DNS-06',
      'DNS-08',
    ],
  ],
  [
    'Who owns or shares a resource changes no filtering and is not drawn.',
    ['VPC-21', 'SG-46', 'SG-47', 'FL-04'],
  ],
  ['A policy of IAM decides it, not a packet.', ['GWE-10', 'IFE-10']],
  ['Packets have no size and no rate here.', ['IGW-14', 'PCX-13', 'EXM-07']],
  [
    'Outposts, VPC Lattice and encryption controls are out of scope.',
    ['SG-32', 'MNG-09', 'ENC-01', 'ENC-02', 'ENC-03', 'ENC-04'],
  ],
  [
    'Peering traffic is no edge that our model lets a firewall stand in: the rule forbids what cannot be drawn.',
    ['NFW-05'],
  ],
  ['The address family of an endpoint shows in its routes, which are tested.', ['GWE-12']],
  [
    'It tells what the analyzers of AWS cannot do; our walk is not theirs.',
    [
      'RA-02',
      'RA-03',
      'RA-04',
      'RA-05',
      'RA-07',
      'RA-10',
      'RA-11',
      'NAA-01',
      'NAA-02',
      'NAA-03',
      'NAA-04',
      'TRAP-47',
    ],
  ],
]

/** Rules that no test of ours can name, each with the reason. */
export const LEFT_OUT = Object.fromEntries(
  REASONS.flatMap(([reason, ids]) => ids.map((id) => [id, reason])),
)
