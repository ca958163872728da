declare const brand: unique symbol;

/** A `Base` that only a parser can make: two brands over the same base do not mix. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
