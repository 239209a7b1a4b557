// What the first screen shows only once something is pointed at or opened; loaded as one, by `radix.ts`.
export { ContextMenu, DropdownMenu, Popover, RadioGroup, Tooltip } from 'radix-ui'
