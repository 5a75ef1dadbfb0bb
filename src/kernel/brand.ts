declare const brand: unique symbol;

/** A primitive with a promise attached: put on in one checking function, from there on trusted. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
