/**
 * The rules of AWS's semantics that code and tests cite, by family, and how many each family has.
 * A rule is called by its family and number: `NACL-07`.
 */
export const FAMILIES = {
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

/** Rules that no test of ours can name, each with the reason. */
export const LEFT_OUT = {}
