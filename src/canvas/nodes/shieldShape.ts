/** A security group's shield around the origin, 18 by 22. */
export const SHIELD_SHAPE = 'M0-11 9-8v7.500C9 5 5 9 0 11-5 9-9 5-9-.5V-8Z'
