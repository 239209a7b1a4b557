/** A type that structure alone cannot satisfy: a `VpcId` is not a `SubnetId`, though both are text. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name }
